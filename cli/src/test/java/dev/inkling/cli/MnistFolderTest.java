package dev.inkling.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.inkling.nnlib.data.MnistDownload;
import dev.inkling.nnlib.data.MnistDownload.Item;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MnistFolderTest {
    private final byte[] content = new byte[300_000];
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private HttpServer server;
    private String mirror;

    @TempDir
    Path temp;

    @BeforeEach
    void serve() throws Exception {
        new Random(3).nextBytes(content);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/300000");
            exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
            exchange.getResponseBody().write(content, from, content.length - from);
            exchange.close();
        });
        server.start();
        mirror = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private MnistFolder folder(boolean terminal, byte[] published) throws Exception {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, terminal, terminal, StandardCharsets.US_ASCII, 80);
        String sha =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(published));
        return new MnistFolder(console, new MnistDownload(List.of(mirror), List.of(new Item("pictures.gz", sha))));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void fetchesOnceAndSaysSo() throws Exception {
        Path folder = temp.resolve("a cache/mnist");
        folder(false, content).fetch(folder);
        assertThat(said()).isEqualTo("Downloading pictures.gz, 0.3 MB ...\n");
        assertThat(Files.readAllBytes(folder.resolve("pictures.gz"))).isEqualTo(content);
        err.reset();
        folder(false, content).fetch(folder);
        assertThat(said()).isEmpty();
    }

    @Test
    void goesOnWhereItStoppedAndShowsABarOnATerminal() throws Exception {
        Files.write(temp.resolve("pictures.gz.part"), Arrays.copyOf(content, 100_000));
        folder(true, content).fetch(temp);
        assertThat(said())
                .startsWith("Downloading pictures.gz, 0.3 MB, from 0.1 MB on ...\n")
                .contains(" 100 %")
                .contains("0.3 MB of 0.3 MB");
        assertThat(Files.readAllBytes(temp.resolve("pictures.gz"))).isEqualTo(content);
    }

    @Test
    void otherBytesThanThePublishedOnesAreNoMnist() throws Exception {
        assertThatThrownBy(() -> folder(false, new byte[1]).fetch(temp))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("pictures.gz")
                .hasMessageContaining("not the published ones")
                .hasMessageEndingWith("; or name a folder with MNIST's four files with --data DIR.");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void theAccountsCacheIsTheUsualPlace() {
        assertThat(MnistFolder.usual(Map.of("XDG_CACHE_HOME", "/c"))).isEqualTo(Path.of("/c/inkling/mnist"));
        assertThat(MnistFolder.usual(Map.of())).endsWithRaw(Path.of(".cache", "inkling", "mnist"));
    }
}
