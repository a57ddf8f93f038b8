package dev.inkling.android.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;

/**
 * The key an APK is signed with.
 *
 * @param debug whether it is the key that every Android tool makes for itself
 */
public record SigningKey(PrivateKey key, X509Certificate certificate, boolean debug) {
    private static final String DEBUG_PASSWORD = "android";
    private static final String DEBUG_ALIAS = "androiddebugkey";

    /** The debug key of this machine, made on first use. */
    public static SigningKey debug(Path keystore) {
        try {
            if (!Files.isRegularFile(keystore)) {
                create(keystore);
            }
        } catch (IOException e) {
            throw Problem.of("making the debug key " + keystore, e);
        }
        SigningKey key = open(keystore, DEBUG_PASSWORD, DEBUG_ALIAS, DEBUG_PASSWORD);
        return new SigningKey(key.key, key.certificate, true);
    }

    /** The key under an alias in a keystore; an empty alias stands for the only one there. */
    public static SigningKey open(Path keystore, String password, String alias, String keyPassword) {
        if (!Files.isRegularFile(keystore)) {
            throw new Problem("is not there", keystore.toString(), "set the path of the release keystore");
        }
        KeyStore store;
        try {
            store = KeyStore.getInstance(keystore.toFile(), password.toCharArray());
        } catch (IOException e) {
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new Problem(
                        "the password does not open this keystore",
                        keystore.toString(),
                        "set the right one in ANDROID_KEYSTORE_PASSWORD",
                        e);
            }
            throw Problem.of("reading the keystore " + keystore, e);
        } catch (GeneralSecurityException e) {
            throw new Problem("is not a keystore", keystore.toString(), "give a PKCS12 or JKS file", e);
        }
        return entry(keystore, store, alias, keyPassword.isEmpty() ? password : keyPassword);
    }

    private static SigningKey entry(Path keystore, KeyStore store, String wanted, String password) {
        try {
            List<String> aliases = Collections.list(store.aliases());
            String alias = wanted.isEmpty() && aliases.size() == 1 ? aliases.get(0) : wanted;
            if (!(store.getKey(alias, password.toCharArray()) instanceof PrivateKey key)) {
                throw new Problem(
                        "holds no key named '" + alias + "', only " + aliases,
                        keystore.toString(),
                        "set ANDROID_KEY_ALIAS to one of them");
            }
            return new SigningKey(key, (X509Certificate) store.getCertificate(alias), false);
        } catch (UnrecoverableKeyException e) {
            throw new Problem(
                    "the password does not open the key '" + wanted + "'",
                    keystore.toString(),
                    "set the right one in ANDROID_KEY_PASSWORD",
                    e);
        } catch (GeneralSecurityException e) {
            throw Problem.of("reading the keystore " + keystore, e);
        }
    }

    /** Made with the JDK's keytool in a folder beside its place, and renamed: two builds may do it at once. */
    private static void create(Path keystore) throws IOException {
        Files.createDirectories(keystore.getParent());
        Path beside = Files.createTempDirectory(keystore.getParent(), "key");
        try {
            Path made = beside.resolve(keystore.getFileName());
            generate(made);
            Trees.replace(made, keystore);
        } finally {
            Trees.delete(beside);
        }
    }

    private static void generate(Path keystore) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> arguments = List.of(
                "-genkeypair",
                "-keystore",
                keystore.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                DEBUG_PASSWORD,
                "-alias",
                DEBUG_ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "10950",
                "-dname",
                "CN=Android Debug,O=Android,C=US");
        Command.Ended ended = Command.run("making the debug key", keytool, arguments);
        if (ended.code() != 0) {
            String said = ended.said().strip();
            throw Problem.saysDiskFull(said)
                    ? Problem.diskFull("making the debug key", null)
                    : new Problem("keytool could not make a debug key (" + said + ")", keystore.toString(), "");
        }
    }

    /** What tells this key from another, for the record of the signing step. */
    String fingerprint() {
        try {
            return Hashes.of(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw Problem.of("reading the certificate", e);
        }
    }
}
