// The button says how many practices are chosen. Without this it compares them all the same.
const formulario = document.getElementById("comparar");
const contar = () => {
  const elegidas = [...formulario.elements].filter((e) => e.name === "ficha" && (e.type === "hidden" || e.checked));
  formulario.querySelector("[data-cuantas]").textContent = elegidas.length ? ` (${elegidas.length})` : "";
};
if (formulario) {
  document.addEventListener("change", contar);
  // Also on the way back, when the browser ticks again what was ticked.
  addEventListener("pageshow", contar);
}
