import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/** One node, from the folder of its `elasticsearch.yml`, until a signal comes or whoever started it is gone. */
public final class Nodo {
    public static void main(String[] args) {
        try {
            var nodo = construir(Path.of(args[0]));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> cerrar(nodo)));
            nodo.start();
            // The other end of this pipe is the parent: however it ends, kill -9 included, the node does not outlive it.
            while (System.in.read() != -1) {}
            System.exit(0);
        } catch (Throwable error) {
            error.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static Node construir(Path configuracion) {
        LogConfigurator.configureESLogging();
        LogConfigurator.configureWithoutConfig(Settings.builder().put("logger.level", "info").build());
        var casa = Settings.builder().put("path.home", System.getProperty("es.path.home")).build();
        var entorno = InternalSettingsPreparer.prepareEnvironment(casa, Map.of(), configuracion, () -> "nodo");
        var modulos = PluginsLoader.loadModulesBundles(entorno.modulesDir());
        var complementos = PluginsLoader.loadPluginsBundles(entorno.pluginsDir());
        return new Node(entorno, PluginsLoader.createPluginsLoader(modulos, complementos, Map.of(), false));
    }

    private static void cerrar(Node nodo) {
        try {
            nodo.prepareForClose();
            nodo.close();
            nodo.awaitClose(10, TimeUnit.SECONDS);
        } catch (Exception error) {
            error.printStackTrace();
        }
    }
}
