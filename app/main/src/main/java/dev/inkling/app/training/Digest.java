package dev.inkling.app.training;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 of bytes, in hexadecimal. */
final class Digest {
    private Digest() {}

    static String of(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte b : sha256().digest(bytes)) {
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
