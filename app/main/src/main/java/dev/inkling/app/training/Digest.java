package dev.inkling.app.training;

import dev.inkling.nnlib.io.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 of bytes, in hexadecimal. */
final class Digest {
    private Digest() {}

    static String of(byte[] bytes) {
        return hex(sha256().digest(bytes));
    }

    /** Of what is written, of which nothing is kept. */
    static String of(Store.Content content) throws IOException {
        MessageDigest sha = sha256();
        content.writeTo(new OutputStream() {
            @Override
            public void write(int b) {
                sha.update((byte) b);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                sha.update(bytes, from, count);
            }
        });
        return hex(sha.digest());
    }

    private static String hex(byte[] digest) {
        StringBuilder hex = new StringBuilder();
        for (byte b : digest) {
            hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return hex.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Android has SHA-256.", impossible);
        }
    }
}
