// How much of a file has gone up. Without this script the form is sent as any other.
"use strict";

function preparar(formulario) {
  const campo = formulario.querySelector("input[type=file]");
  const boton = formulario.querySelector("button[type=submit]");
  formulario.addEventListener("submit", (evento) => {
    if (!campo || !campo.files.length) return;
    evento.preventDefault();
    const { caja, barra, texto } = ponerAvance(formulario);
    const decir = (mensaje) => { texto.textContent = mensaje; };
    const pedido = new XMLHttpRequest();
    boton.disabled = true;
    pedido.upload.addEventListener("progress", (parte) => {
      if (!parte.lengthComputable) return;
      barra.value = parte.loaded / parte.total;
      decir(barra.value < 1 ? `Subiendo: ${Math.round(barra.value * 100)} %` : "Subido. Se está revisando.");
    });
    pedido.addEventListener("load", () => mostrar(pedido, boton, decir));
    pedido.addEventListener("error", () => {
      boton.disabled = false;
      caja.querySelector("progress").hidden = true;
      decir("No se pudo subir: se cortó la conexión. Lo escrito sigue aquí; vuelva a intentarlo.");
    });
    pedido.open("POST", formulario.action);
    pedido.send(new FormData(formulario));
    decir("Subiendo.");
  });
}

function ponerAvance(formulario) {
  formulario.querySelector(".avance")?.remove();
  const caja = document.createElement("div");
  caja.className = "avance";
  const texto = document.createElement("p");
  texto.setAttribute("role", "status");
  const barra = document.createElement("progress");
  barra.max = 1;
  barra.value = 0;
  barra.setAttribute("aria-label", "Avance de la subida");
  caja.append(barra, texto);
  formulario.append(caja);
  return { caja, barra, texto };
}

// The page that answered, in place of this one: asking for it again would lose its messages.
function mostrar(pedido, boton, decir) {
  const pagina = new DOMParser().parseFromString(pedido.responseText, "text/html");
  const contenido = pagina.querySelector("main");
  if (!contenido) {
    boton.disabled = false;
    decir("El servidor no aceptó el archivo. Si es muy grande, comprímalo o ponga un enlace.");
    return;
  }
  document.title = pagina.title;
  history.replaceState(null, "", pedido.responseURL);
  document.querySelector("main").replaceWith(contenido);
  contenido.querySelectorAll("form[data-subida]").forEach(preparar);
  (contenido.querySelector(".errores") || contenido).focus();
}

document.querySelectorAll("form[data-subida]").forEach(preparar);
