package dev.inkling.window;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The close button of a window. On X it belongs to the window manager, which tells the window with a message when it is
 * pressed; this sends the same message, in X's own protocol.
 */
final class CloseButton implements AutoCloseable {
    private static final int INTERN_ATOM = 16;
    private static final int SEND_EVENT = 25;
    private static final int GET_INPUT_FOCUS = 43;
    private static final byte CLIENT_MESSAGE = 33;

    private final SocketChannel server;

    private CloseButton(SocketChannel server) {
        this.server = server;
    }

    /** Presses it. */
    static void press(Desktop desktop, long window) throws IOException {
        // X servers of a machine listen in its folder for temporary files.
        Path socket = Path.of(System.getProperty("java.io.tmpdir"), ".X11-unix", "X" + desktop.number());
        try (CloseButton button = new CloseButton(SocketChannel.open(UnixDomainSocketAddress.of(socket)))) {
            button.greet();
            button.send(window, button.atom("WM_PROTOCOLS"), button.atom("WM_DELETE_WINDOW"));
        }
    }

    private void greet() throws IOException {
        write(request(12).put((byte) 'l').put((byte) 0).putShort((short) 11));
        ByteBuffer answer = read(8);
        if (answer.get(0) != 1) {
            throw new IOException("the X server lets nobody in");
        }
        read(4 * Short.toUnsignedInt(answer.getShort(6)));
    }

    /** The number that stands for a name. */
    private int atom(String name) throws IOException {
        byte[] letters = name.getBytes(StandardCharsets.US_ASCII);
        int length = 8 + (letters.length + 3) / 4 * 4;
        write(request(length)
                .put((byte) INTERN_ATOM)
                .put((byte) 0)
                .putShort((short) (length / 4))
                .putShort((short) letters.length)
                .putShort((short) 0)
                .put(letters));
        return reply().getInt(8);
    }

    private void send(long window, int protocols, int delete) throws IOException {
        write(request(44)
                .put((byte) SEND_EVENT)
                .put((byte) 0)
                .putShort((short) 11)
                .putInt((int) window)
                .putInt(0)
                .put(CLIENT_MESSAGE)
                .put((byte) 32)
                .putShort((short) 0)
                .putInt((int) window)
                .putInt(protocols)
                .putInt(delete));
        // Any question with an answer: when it comes, the message has been sent.
        write(request(4).put((byte) GET_INPUT_FOCUS).put((byte) 0).putShort((short) 1));
        reply();
    }

    private ByteBuffer reply() throws IOException {
        ByteBuffer reply = read(32);
        if (reply.get(0) != 1) {
            throw new IOException("the X server refuses: error " + reply.get(1));
        }
        return reply;
    }

    private static ByteBuffer request(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void write(ByteBuffer request) throws IOException {
        request.rewind();
        while (request.hasRemaining()) {
            server.write(request);
        }
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer answer = request(length);
        while (answer.hasRemaining()) {
            if (server.read(answer) < 0) {
                throw new EOFException("the X server hung up");
            }
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
