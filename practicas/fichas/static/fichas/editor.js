// The editor of a ficha: gives each new row its `clave`, offers the indicators to the evidence, counts words,
// and sends each uploaded file once.
(() => {
  const uuid = () =>
    "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
      (+c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (+c / 4)))).toString(16),
    );

  const filas = (relacion) => [
    ...document.querySelectorAll(`#id_${relacion}-FORMS > [data-inline-panel-child]:not(.deleted)`),
  ];
  const campo = (fila, nombre) => fila.querySelector(`[name$="-${nombre}"]`);

  // --- What each evidence supports -------------------------------------------------------------------------------
  function indicadores() {
    return filas("indicadores").map((fila, i) => {
      const nombre = campo(fila, "nombre").value.trim();
      return {
        ruta: `indicadores.${campo(fila, "clave").value}`,
        rotulo: `Indicador ${i + 1}${nombre ? `: ${nombre}` : ""}`,
      };
    });
  }

  function casilla(lista, { ruta, rotulo }, marcada) {
    const caja = document.createElement("input");
    Object.assign(caja, { type: "checkbox", name: lista.dataset.nombre, value: ruta, checked: marcada });
    caja.dataset.sustento = "";
    const etiqueta = document.createElement("label");
    etiqueta.append(caja, ` ${rotulo}`);
    const opcion = document.createElement("div");
    opcion.append(etiqueta);
    return opcion;
  }

  function ofrecerIndicadores() {
    const ofrecidos = indicadores();
    document.querySelectorAll("div:has(> div > label > input[data-sustento])").forEach((lista) => {
      lista.dataset.nombre ||= lista.querySelector("input").name;
      const viejas = [...lista.querySelectorAll('input[value^="indicadores."]')];
      const marcadas = new Set(viejas.filter((v) => v.checked).map((v) => v.value));
      viejas.forEach((v) => v.closest("div").remove());
      lista.prepend(...ofrecidos.map((o) => casilla(lista, o, marcadas.has(o.ruta))));
    });
  }

  // --- Words of each section -------------------------------------------------------------------------------------
  function contar(area) {
    const palabras = (area.value.match(/[\p{L}\p{N}]+(?:[.,'’/-][\p{L}\p{N}]+)*/gu) || []).length;
    const limite = Number(area.dataset.palabras);
    area.contador ||= area.insertAdjacentElement("afterend", document.createElement("p"));
    area.contador.className = palabras > limite ? "contador contador--excede" : "contador";
    area.contador.textContent = `${palabras} de ${limite} palabras`;
  }

  // --- Files: an autosave would send the same one at every keystroke -----------------------------------------------
  let enviados = [];
  function alGuardar(evento) {
    enviados = [...document.querySelectorAll('form input[type="file"]')].filter((i) => i.files.length);
  }
  function alQuedarGuardado() {
    for (const entrada of enviados) {
      const nota = document.createElement("p");
      nota.className = "contador";
      nota.textContent = `Subido: ${[...entrada.files].map((f) => f.name).join(", ")}`;
      entrada.insertAdjacentElement("afterend", nota);
      entrada.value = "";
    }
    enviados = [];
  }

  document.addEventListener("w-formset:added", (evento) => {
    const clave = evento.target.querySelector('input[name$="-clave"]');
    if (clave && !clave.value) clave.value = uuid();
    ofrecerIndicadores();
  });
  document.addEventListener("w-formset:removed", ofrecerIndicadores);
  document.addEventListener("click", (evento) => {
    if (evento.target.closest("[data-inline-panel-child-move-up], [data-inline-panel-child-move-down]"))
      setTimeout(ofrecerIndicadores, 300);
  });
  document.addEventListener("input", (evento) => {
    if (evento.target.matches('#id_indicadores-FORMS [name$="-nombre"]')) ofrecerIndicadores();
    if (evento.target.matches("textarea[data-palabras]")) contar(evento.target);
  });
  document.addEventListener("w-autosave:save", alGuardar);
  document.addEventListener("w-autosave:success", alQuedarGuardado);
  document.addEventListener("DOMContentLoaded", () => {
    ofrecerIndicadores();
    document.querySelectorAll("textarea[data-palabras]").forEach(contar);
  });
})();
