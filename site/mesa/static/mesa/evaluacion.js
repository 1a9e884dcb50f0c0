// The rubric saves itself, shows the running score that the server counts, and the evidence of the criterion at hand. Without it the page
// has a button to save and shows all the evidence.
const ESPERA = 1500; // ms after the last change
const REINTENTO = 10000;

const formulario = document.querySelector("[data-rubrica]");
const dicho = document.querySelector("[data-guardado]");
let reloj;
let enCurso = false;
let pendiente = false;
let enviando = false;
let despues = null; // what waits for the saving that is under way

const decir = (texto, clase = "") => {
  dicho.className = `guardado ${clase}`;
  const punto = document.createElement("span");
  punto.className = "guardado__punto";
  punto.setAttribute("aria-hidden", "true");
  dicho.replaceChildren(punto, ` ${texto}`);
};

const mostrar = (hecho) => {
  formulario.elements.edicion.value = hecho.edicion;
  document.querySelector("[data-puntaje]").textContent = hecho.puntaje;
  document.querySelector("[data-calificados]").textContent = hecho.calificados;
  document.querySelector("[data-medidor]").setAttribute("width", hecho.puntaje);
  for (const [codigo, texto] of Object.entries(hecho.criterios)) {
    document.querySelector(`[data-dicho="${codigo}"]`).textContent = texto;
  }
  decir(`Guardado a las ${hecho.hora}`);
};

const NO_SE_GUARDO = {
  sinSesion: "Su sesión terminó: lo escrito sigue en esta página. Ingrese en otra pestaña y aquí se guarda solo.",
  sinServidor: "El servidor no lo guardó: lo escrito sigue en esta página. Se reintenta en 10 s.",
  sinPermiso: "Ya no se puede calificar: lo escrito sigue en esta página. Cópielo y vea cómo está.",
};

// What may not be kept any more is not sent again by itself.
const noSeGuardo = (porque) => {
  if (porque !== "renovada") decir(NO_SE_GUARDO[porque], "guardado--mal");
  if (porque !== "sinPermiso") reloj = setTimeout(guardar, REINTENTO);
};

const guardar = async () => {
  clearTimeout(reloj);
  if (enCurso || enviando) {
    pendiente = true;
    return;
  }
  enCurso = true;
  pendiente = false;
  decir("Guardando…", "guardado--ahora");
  try {
    const respuesta = await fetch(formulario.dataset.rubrica, { method: "POST", body: new FormData(formulario), redirect: "manual" });
    if (respuesta.ok) {
      mostrar(await respuesta.json());
    } else if (respuesta.status === 409 || respuesta.status === 400) {
      decir((await respuesta.json()).error, "guardado--mal");
    } else {
      noSeGuardo(await porQueNo(formulario, respuesta));
    }
  } catch {
    decir("Sin conexión: lo escrito sigue en esta página. Se reintenta en 10 s.", "guardado--mal");
    reloj = setTimeout(guardar, REINTENTO);
  } finally {
    enCurso = false;
  }
  if (despues) {
    const seguir = despues;
    despues = null;
    seguir();
    return;
  }
  if (pendiente) reloj = setTimeout(guardar, ESPERA);
};

const actual = (codigo) => {
  for (const enlace of document.querySelectorAll(".riel__criterios a")) {
    if (enlace.hash === `#criterio-${codigo}`) enlace.setAttribute("aria-current", "true");
    else enlace.removeAttribute("aria-current");
  }
  for (const bloque of document.querySelectorAll("[data-evidencia]")) bloque.hidden = bloque.dataset.evidencia !== codigo;
};

const cambio = () => {
  clearTimeout(reloj);
  reloj = setTimeout(guardar, ESPERA);
};

formulario.addEventListener("input", cambio);
formulario.addEventListener("change", (evento) => {
  if (evento.target.type === "radio") guardar();
});
// Sent while it saves, the form would say less than what was just kept.
formulario.addEventListener("submit", (evento) => {
  clearTimeout(reloj);
  if (enCurso) {
    evento.preventDefault();
    despues = () => formulario.requestSubmit(evento.submitter);
    return;
  }
  enviando = true;
});
window.addEventListener("pageshow", () => {
  enviando = false;
});
formulario.addEventListener("focusin", (evento) => {
  const criterio = evento.target.closest("[data-criterio]");
  if (criterio) actual(criterio.dataset.criterio);
});
const primero = document.querySelector("section[data-criterio]");
if (primero) actual(primero.dataset.criterio);
