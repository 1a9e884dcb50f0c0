// A button that was pressed says so until the answer comes. Never disabled: the form is sent with it, and it may be pressed again.
document.addEventListener("submit", (evento) => {
  const { target: formulario, submitter: boton } = evento;
  if (evento.defaultPrevented || formulario.method !== "post" || formulario.matches("[data-descarga]") || !boton?.matches(".boton")) return;
  boton.dataset.decia = boton.innerHTML;
  boton.textContent = "Enviando…";
  boton.classList.add("boton--enviando");
});
// The browser may bring the page back as it was left.
window.addEventListener("pageshow", () => {
  for (const boton of document.querySelectorAll(".boton--enviando[data-decia]")) {
    boton.innerHTML = boton.dataset.decia;
    boton.classList.remove("boton--enviando");
  }
});
