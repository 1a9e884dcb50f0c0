// The search box offers what the repository has while somebody types (combobox of the ARIA patterns, list autocomplete). Without it,
// or without an answer, the box is a box.
"use strict";

const ESPERA = 150; // ms after the last key

for (const campo of document.querySelectorAll("[data-sugerencias]")) {
  const lista = document.createElement("ul");
  lista.id = `${campo.id}-sugerencias`;
  lista.className = "sugerencias";
  lista.setAttribute("role", "listbox");
  lista.setAttribute("aria-label", "Sugerencias");
  lista.hidden = true;
  campo.form.append(lista);
  const dicho = document.createElement("p");
  dicho.className = "oculto";
  dicho.setAttribute("role", "status");
  campo.form.append(dicho);
  for (const [nombre, valor] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", lista.id], ["aria-expanded", "false"]]) {
    campo.setAttribute(nombre, valor);
  }

  let turno = 0;
  let reloj;
  let elegida = -1;

  const cerrar = () => {
    turno += 1;
    lista.hidden = true;
    elegida = -1;
    campo.setAttribute("aria-expanded", "false");
    campo.removeAttribute("aria-activedescendant");
  };

  const elegir = (cual) => {
    const opciones = [...lista.children];
    elegida = (cual + opciones.length) % opciones.length;
    opciones.forEach((opcion, n) => opcion.setAttribute("aria-selected", String(n === elegida)));
    campo.setAttribute("aria-activedescendant", opciones[elegida].id);
    opciones[elegida].scrollIntoView({ block: "nearest" });
  };

  const mostrar = (sugerencias) => {
    lista.replaceChildren(
      ...sugerencias.map(({ texto, tipo, url }, n) => {
        const opcion = document.createElement("li");
        opcion.id = `${lista.id}-${n}`;
        opcion.setAttribute("role", "option");
        opcion.setAttribute("aria-selected", "false");
        opcion.dataset.url = url;
        const clase = document.createElement("small");
        clase.textContent = tipo;
        opcion.append(texto, clase);
        return opcion;
      }),
    );
    elegida = -1;
    campo.removeAttribute("aria-activedescendant");
    lista.hidden = !sugerencias.length;
    campo.setAttribute("aria-expanded", String(!lista.hidden));
    dicho.textContent = sugerencias.length ? `${sugerencias.length} sugerencia${sugerencias.length > 1 ? "s" : ""}: recorra con las flechas.` : "";
  };

  const pedir = async () => {
    const mio = (turno += 1);
    const q = campo.value.trim();
    if (q.length < 2) return cerrar();
    try {
      const respuesta = await fetch(`${campo.dataset.sugerencias}?${new URLSearchParams({ q })}`);
      if (respuesta.ok && mio === turno) mostrar((await respuesta.json()).sugerencias);
    } catch {
      cerrar(); // without the network the box still searches
    }
  };

  campo.addEventListener("input", () => {
    clearTimeout(reloj);
    reloj = setTimeout(pedir, ESPERA);
  });
  campo.addEventListener("keydown", (evento) => {
    if (lista.hidden) return;
    const pasos = { ArrowDown: elegida + 1, ArrowUp: elegida < 0 ? lista.children.length - 1 : elegida - 1 };
    if (evento.key in pasos) elegir(pasos[evento.key]);
    else if (evento.key === "Enter" && elegida >= 0) location.assign(lista.children[elegida].dataset.url);
    else if (evento.key === "Escape") cerrar();
    else return;
    evento.preventDefault();
  });
  // The box keeps the focus while the pointer is down, or the list would close before it is up.
  lista.addEventListener("mousedown", (evento) => evento.preventDefault());
  lista.addEventListener("click", (evento) => {
    const opcion = evento.target.closest("[role=option]");
    if (opcion) location.assign(opcion.dataset.url);
  });
  campo.addEventListener("blur", cerrar);
}
