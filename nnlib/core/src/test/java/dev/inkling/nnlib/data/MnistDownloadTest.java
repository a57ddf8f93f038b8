package dev.inkling.nnlib.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.inkling.nnlib.data.MnistDownload.Item;
import dev.inkling.nnlib.io.StoreException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistDownloadTest {
    private static final MnistDownload.Progress GO_ON = (name, bytes, total) -> true;

    private final byte[] content = new byte[200_000];
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private String address;
    private Item item;

    @TempDir
    Path folder;

    @BeforeEach
    void serve() throws Exception {
        new Random(8).nextBytes(content);
        item = new Item("data.gz", sha256(content));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good/", exchange -> answer(exchange, content, content.length));
        server.createContext("/other/", exchange -> answer(exchange, new byte[content.length], content.length));
        server.createContext("/breaks/", exchange -> answer(exchange, content, 70_000));
        server.start();
        address = "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return String.format(
                "%064x", new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    /** Serves a range if asked to, and hangs up after {@code atMost} bytes of the file. */
    private void answer(HttpExchange exchange, byte[] bytes, int atMost) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        requests.add(exchange.getRequestURI() + (range == null ? "" : " " + range));
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
        if (from >= bytes.length) {
            exchange.sendResponseHeaders(416, -1);
            exchange.close();
            return;
        }
        if (range != null) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, bytes.length - from);
        exchange.getResponseBody().write(bytes, from, Math.max(0, Math.min(bytes.length, atMost) - from));
        exchange.close();
    }

    private MnistDownload from(String... mirrors) {
        List<String> addresses =
                Arrays.stream(mirrors).map(mirror -> address + mirror).toList();
        return new MnistDownload(addresses, Collections.singletonList(item));
    }

    @Test
    void aFullDiskIsToldAsOneAndNoOtherMirrorIsAsked() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), full + " is not installed");
        Files.createSymbolicLink(folder.resolve("data.gz.part"), full);
        assertThatThrownBy(() -> from("/good/", "/other/").fetch(folder, GO_ON))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.FULL));
        assertThat(requests).containsExactly("/good/data.gz");
    }

    @Test
    void fetchesOnceAndReportsProgress() throws IOException {
        List<Long> seen = new ArrayList<>();
        assertThat(from("/good/").fetch(folder.resolve("cache"), (name, bytes, total) -> {
                    assertThat(name).isEqualTo("data.gz");
                    assertThat(total).isEqualTo(content.length);
                    return seen.add(bytes);
                }))
                .isTrue();
        assertThat(seen)
                .isSorted()
                .startsWith(0L)
                .endsWith((long) content.length)
                .hasSizeGreaterThan(3);
        assertThat(folder.resolve("cache/data.gz")).hasBinaryContent(content);
        assertThat(from("/good/").fetch(folder.resolve("cache"), GO_ON)).isTrue();
        assertThat(requests).containsExactly("/good/data.gz");
    }

    @Test
    void cancelsAndGoesOnWhereItStopped() throws IOException {
        assertThat(from("/good/").fetch(folder, (name, bytes, total) -> bytes < 50_000))
                .isFalse();
        long kept = Files.size(folder.resolve("data.gz.part"));
        assertThat(kept).isBetween(50_000L, 70_000L);
        assertThat(folder.resolve("data.gz")).doesNotExist();
        assertThat(from("/good/").fetch(folder, GO_ON)).isTrue();
        assertThat(requests).containsExactly("/good/data.gz", "/good/data.gz bytes=" + kept + "-");
        assertThat(folder.resolve("data.gz")).hasBinaryContent(content);
        assertThat(folder.resolve("data.gz.part")).doesNotExist();
    }

    @Test
    void triesTheNextMirrorFromWhereTheFirstBroke() throws IOException {
        assertThat(from("/missing/", "/breaks/", "/good/").fetch(folder, GO_ON)).isTrue();
        assertThat(folder.resolve("data.gz")).hasBinaryContent(content);
        assertThat(requests).hasSize(2);
        assertThat(requests.get(1)).matches("/good/data.gz bytes=\\d+-");
    }

    @Test
    void aWrongPartIsThrownAwayAndFetchedAnew() throws IOException {
        Files.write(folder.resolve("data.gz.part"), new byte[content.length]);
        assertThat(from("/good/").fetch(folder, GO_ON)).isTrue();
        Files.write(folder.resolve("data.gz"), new byte[7]);
        Files.write(folder.resolve("data.gz.part"), new byte[1000]);
        assertThat(from("/good/").fetch(folder, GO_ON)).isTrue();
        assertThat(folder.resolve("data.gz")).hasBinaryContent(content);
    }

    @Test
    void wrongBytesAreNeverBelieved() {
        assertThatThrownBy(() -> from("/other/", "/missing/").fetch(folder, GO_ON))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/other/ (the bytes are not the published ones)")
                .hasMessageContaining("/missing/ (the server answers 404)")
                .hasMessageContaining("check the connection");
        assertThat(folder.resolve("data.gz")).doesNotExist();
        assertThat(folder.resolve("data.gz.part")).doesNotExist();
    }

    @Test
    void theRealAddressesAndDigestsAreWhole() {
        assertThat(MnistDownload.MIRRORS).hasSize(2).allMatch(mirror -> mirror.matches("https://.*/"));
        assertThat(MnistDownload.FILES).hasSize(4).allMatch(file -> file.sha256()
                .matches("[0-9a-f]{64}"));
    }
}
