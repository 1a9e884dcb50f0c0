// For the pages that keep themselves: why what they sent was not kept, by the name of what has to be said.
// «sinSesion»: it ended; «sinPermiso»: it may not be kept any more; «sinServidor»: it failed; «renovada»: they signed in again, so it will be.
window.porQueNo = async (formulario, respuesta) => {
  if (respuesta.type !== "opaqueredirect" && respuesta.status !== 403) return "sinServidor";
  const pagina = await fetch(formulario.action, { redirect: "manual" });
  if (pagina.type === "opaqueredirect") return "sinSesion";
  if (!pagina.ok) return pagina.status < 500 ? "sinPermiso" : "sinServidor";
  // Signing in changes the token of the forms that were already open.
  const nueva = new DOMParser().parseFromString(await pagina.text(), "text/html").querySelector("[name=csrfmiddlewaretoken]");
  if (!nueva) return "sinServidor";
  formulario.elements.csrfmiddlewaretoken.value = nueva.value;
  return "renovada";
};
