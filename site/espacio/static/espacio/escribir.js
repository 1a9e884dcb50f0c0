// Writing a ficha: kept by itself a moment after the last key, told where somebody else wrote the same, words counted, rows added.
// Without this script everything is kept by the buttons at the end.
(() => {
  const ficha = document.getElementById("ficha");
  const guardado = document.getElementById("guardado");
  const ESPERA = 2000, ESPERA_MAXIMA = 8000, REINTENTO = 10000;  // ms
  let pendiente = 0, primera = 0, enCurso = false, cambios = 0, enviados = 0;

  const decir = (texto, clase = "") => {
    guardado.textContent = texto;
    guardado.className = `guardado ${clase}`;
  };

  function alCambiar() {
    cambios += 1;
    primera ||= Date.now();
    clearTimeout(pendiente);
    pendiente = setTimeout(guardar, Math.max(0, Math.min(ESPERA, primera + ESPERA_MAXIMA - Date.now())));
  }

  // Whether the server took it, even if it told of clashes.
  async function guardar() {
    if (enCurso) return alCambiar();
    clearTimeout(pendiente);
    enCurso = true;
    primera = 0;
    const hasta = cambios;
    decir(guardado.dataset.guardando, "guardado--ahora");
    try {
      const respuesta = await fetch(ficha.dataset.guardar, { method: "POST", body: new FormData(ficha), redirect: "manual" });
      if (![200, 409].includes(respuesta.status)) return noSeGuardo(await porQueNo(ficha, respuesta));
      enviados = hasta;
      mostrar(await respuesta.json());
      return true;
    } catch {
      decir(guardado.dataset.sinRed, "guardado--mal");
      pendiente = setTimeout(guardar, REINTENTO);
    } finally {
      enCurso = false;
    }
  }

  // What may not be kept any more is not sent again by itself.
  function noSeGuardo(porque) {
    if (porque !== "renovada") decir(guardado.dataset[porque], "guardado--mal");
    if (porque !== "sinPermiso") pendiente = setTimeout(guardar, REINTENTO);
    return false;
  }

  function mostrar({ hora, visto, leidos, errores, choques, avance }) {
    ficha.elements.visto.value = JSON.stringify(visto);
    document.getElementById("avance").outerHTML = avance;
    senalar(actual);
    document.querySelectorAll("[data-error-de]").forEach((nota) => marcar(nota, errores[nota.dataset.errorDe] || []));
    document.querySelectorAll("[data-leido-de]").forEach((nota) => { nota.textContent = leidos[nota.dataset.leidoDe] || ""; });
    mostrarChoques(choques);
    if (choques.length) avisarDelChoque();
    else if (Object.keys(errores).length) decir(guardado.dataset.error, "guardado--mal");
    else decir(guardado.dataset.alDia + hora, "guardado--listo");
  }

  function avisarDelChoque() {
    decir(`${guardado.dataset.choque} `, "guardado--mal");
    const enlace = document.createElement("a");
    enlace.href = `#${document.querySelector(".choque").id}`;
    enlace.textContent = "Ver los dos textos";
    guardado.append(enlace);
  }

  function marcar(nota, mensajes) {
    nota.hidden = !mensajes.length;
    nota.textContent = mensajes.join(" ");
    nota.closest(".grupo").classList.toggle("grupo--error", mensajes.length > 0);
  }

  function mostrarChoques(choques) {
    document.querySelectorAll(".choque").forEach((viejo) => viejo.remove());
    document.querySelector(".escribir").insertAdjacentHTML("beforebegin", choques.join(""));
  }

  // --- Rows ------------------------------------------------------------------------------------------------------------
  function agregar(boton) {
    const lista = boton.closest("[data-filas]"), relacion = lista.dataset.filas;
    const total = lista.querySelector(`[name="${relacion}-total"]`), filas = lista.querySelectorAll(".fila-en-obra");
    const ultima = filas[filas.length - 1], nueva = ultima.cloneNode(true), n = Number(total.value);
    for (const nodo of [nueva, ...nueva.querySelectorAll("*")])
      for (const { name, value } of [...nodo.attributes])
        if (value.includes(`${relacion}-`)) nodo.setAttribute(name, value.replace(new RegExp(`${relacion}-\\d+-`, "g"), `${relacion}-${n}-`));
    nueva.querySelectorAll("input, textarea, select").forEach(vaciar);
    nueva.setAttribute("aria-label", ultima.getAttribute("aria-label").replace(/\d+$/, n + 1));
    nueva.querySelectorAll("[data-error-de]").forEach((nota) => marcar(nota, []));
    nueva.querySelectorAll("[data-leido-de]").forEach((nota) => { nota.textContent = ""; });
    ultima.after(nueva);
    total.value = n + 1;
    nueva.querySelector("input:not([type=hidden]), textarea, select").focus();
  }

  function vaciar(control) {
    if (control.name.endsWith("-clave")) control.value = crypto.randomUUID ? crypto.randomUUID() : uuid();
    else if (control.type === "checkbox") control.checked = control.defaultChecked = false;
    else if (control.tagName === "SELECT") control.selectedIndex = 0;
    else control.value = control.defaultValue = "";
  }

  const uuid = () =>
    "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (c) =>
      (+c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (+c / 4)))).toString(16));

  // --- Words -----------------------------------------------------------------------------------------------------------
  function contar(area) {
    const nota = document.querySelector(`[data-palabras-de="${area.id}"]`), limite = Number(area.dataset.palabras);
    const palabras = (area.value.match(/[\p{L}\p{N}]+(?:[.,'’/-][\p{L}\p{N}]+)*/gu) || []).length, sobran = palabras - limite;
    nota.querySelector(".palabras__barra").setAttribute("width", Math.min(100, (100 * palabras) / limite));
    nota.querySelector("p").textContent = `${palabras} de ${limite} palabras${sobran > 0 ? `: sobran ${sobran}` : ""}`;
    nota.classList.toggle("palabras--sobran", sobran > 0);
  }

  // --- Which section one is in -----------------------------------------------------------------------------------------
  let actual = "";
  function senalar(seccion) {
    actual = seccion;
    document.querySelectorAll(".faltantes a").forEach((enlace) => {
      if (enlace.hash !== `#${actual}`) return enlace.removeAttribute("aria-current");
      enlace.setAttribute("aria-current", "location");
      const riel = enlace.closest("aside"), alto = enlace.getBoundingClientRect().top - riel.getBoundingClientRect().top;
      if (alto < 0 || alto > riel.clientHeight - 48) riel.scrollTop += alto - riel.clientHeight / 2;
    });
  }

  // That of the field one writes in, while it is on screen; else the last one that has come to a quarter of it.
  const secciones = [...ficha.querySelectorAll(".seccion[id]")];
  const arriba = (cosa) => cosa.getBoundingClientRect().top;
  const seEscribe = () => {
    const campo = document.activeElement;
    return ficha.contains(campo) && arriba(campo) < innerHeight && campo.getBoundingClientRect().bottom > 0;
  };
  const laQueSeLee = () => secciones.filter((seccion) => arriba(seccion) <= innerHeight / 4).pop() || secciones[0];
  const alPasar = new IntersectionObserver(
    () => seEscribe() || senalar(laQueSeLee().id),
    { rootMargin: "0px 0px -75%" },
  );
  secciones.forEach((seccion) => alPasar.observe(seccion));
  ficha.addEventListener("focusin", (evento) => {
    const seccion = evento.target.closest(".seccion[id]");
    if (seccion) senalar(seccion.id);
  });

  ficha.addEventListener("input", (evento) => {
    if (evento.target.matches("[data-palabras]")) contar(evento.target);
    alCambiar();
  });
  ficha.addEventListener("change", alCambiar);
  document.addEventListener("change", (evento) => evento.target.form === ficha && alCambiar());
  ficha.addEventListener("click", (evento) => {
    const boton = evento.target.closest("[data-agregar]");
    if (boton) agregar(boton);
  });
  // A button sends the form once it is kept: if it cannot be, the page stays, with what is written and why.
  let guardada = false;
  ficha.addEventListener("submit", async (evento) => {
    if (guardada) return;
    evento.preventDefault();
    while (enCurso) await new Promise((seguir) => setTimeout(seguir, 100));
    guardada = await guardar();
    if (guardada) ficha.requestSubmit(evento.submitter);
  });
  window.addEventListener("pageshow", () => { guardada = false; });
  // On leaving: what fits in a beacon is kept. On coming back: what was kept so is asked for, or it would look like somebody else's.
  let conBaliza = false;
  const alIrse = () => {
    if (enviados < cambios && navigator.sendBeacon(ficha.dataset.guardar, new FormData(ficha))) {
      enviados = cambios;
      conBaliza = true;
    }
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") return alIrse();
    if (conBaliza) guardar();
    conBaliza = false;
  });
  window.addEventListener("pagehide", alIrse);
  // What is in red or clashes is not kept by a beacon either: whoever leaves is asked.
  window.addEventListener("beforeunload", (evento) => {
    if (!guardada && guardado.classList.contains("guardado--mal")) evento.preventDefault();
  });
  // --- A link to what is folded opens it -------------------------------------------------------------------------------
  const abrir = () => {
    const destino = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const plegada = destino?.closest("details.seccion--plegada");
    if (plegada && !plegada.open) {
      plegada.open = true;
      destino.scrollIntoView();
    }
  };
  window.addEventListener("hashchange", abrir);
  abrir();
  document.querySelectorAll("[data-agregar]").forEach((boton) => { boton.hidden = false; });
  document.querySelectorAll("textarea[data-palabras]").forEach(contar);
  // --- What was written before this script came, or that the browser put back ------------------------------------------
  const distinto = (control) => {
    if (["checkbox", "radio"].includes(control.type)) return control.checked !== control.defaultChecked;
    if (!control.options) return "defaultValue" in control && control.value !== control.defaultValue;
    return control.selectedIndex !== Math.max(0, [...control.options].findIndex((opcion) => opcion.defaultSelected));
  };
  if ([...ficha.elements].some(distinto)) alCambiar();
})();
