// The button says how many practices are chosen, and what is ticked goes along with whatever is done with the search. Without this the
// button compares them all the same, and what was chosen before this page goes along.
const formulario = document.getElementById("comparar");
const elegidas = () => [...formulario.elements].filter((e) => e.name === "ficha" && (e.type === "hidden" || e.checked)).map((e) => e.value);
const contar = () => {
  const cuantas = elegidas().length;
  formulario.querySelector("[data-cuantas]").textContent = cuantas ? ` (${cuantas})` : "";
};
const deLaBusqueda = (direccion) => new URL(direccion, location).pathname.startsWith(location.pathname);

if (formulario) {
  document.addEventListener("change", contar);
  // Also on the way back, when the browser ticks again what was ticked.
  addEventListener("pageshow", contar);
  document.addEventListener("click", ({ target }) => {
    const enlace = target.closest("main a[href]");
    if (!enlace || enlace.hash || !deLaBusqueda(enlace.href)) return;
    const direccion = new URL(enlace.href);
    direccion.searchParams.delete("ficha");
    elegidas().forEach((codigo) => direccion.searchParams.append("ficha", codigo));
    enlace.href = direccion;
  });
  document.addEventListener("submit", ({ target }) => {
    if (target === formulario || !deLaBusqueda(target.action)) return;
    target.querySelectorAll("[type=hidden][name=ficha]").forEach((oculto) => oculto.remove());
    for (const value of elegidas()) target.append(Object.assign(document.createElement("input"), { type: "hidden", name: "ficha", value }));
  });
}
