package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    @TempDir
    static Path folder;

    private static Path keystore;

    @BeforeAll
    static void make() {
        keystore = debugKeystore(folder);
    }

    /** A debug keystore below a folder, made on first use. */
    static Path debugKeystore(Path folder) {
        Path keystore = folder.resolve("keys").resolve("debug.keystore");
        SigningKey.debug(keystore);
        return keystore;
    }

    @Test
    void theDebugKeyIsMadeOnceAndKept() throws IOException {
        byte[] before = Files.readAllBytes(keystore);
        SigningKey key = SigningKey.debug(keystore);
        assertThat(key.debug()).isTrue();
        assertThat(key.certificate().getSubjectX500Principal().getName()).contains("CN=Android Debug");
        assertThat(Files.readAllBytes(keystore)).isEqualTo(before);
        assertThat(keystore.getParent()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void theOnlyKeyNeedsNoName() {
        SigningKey key = SigningKey.open(keystore, "android", "", "");
        assertThat(key.debug()).isFalse();
        assertThat(key.fingerprint()).isEqualTo(SigningKey.debug(keystore).fingerprint());
    }

    @Test
    void aWrongPasswordIsOneSentence() {
        assertThatThrownBy(() -> SigningKey.open(keystore, "wrong", "androiddebugkey", ""))
                .isInstanceOf(Problem.class)
                .hasMessage(keystore
                        + ": the password does not open this keystore;"
                        + " set the right one in ANDROID_KEYSTORE_PASSWORD.");
    }

    @Test
    void anUnknownAliasNamesTheOnesThatAreThere() {
        assertThatThrownBy(() -> SigningKey.open(keystore, "android", "release", ""))
                .hasMessageContaining("holds no key named 'release', only [androiddebugkey]");
    }

    @Test
    void aMissingOrForeignFileIsSaidSo() throws IOException {
        assertThatThrownBy(() -> SigningKey.open(folder.resolve("none"), "a", "", ""))
                .hasMessageContaining("is not there");
        Path text = Files.writeString(folder.resolve("text.jks"), "not a keystore");
        assertThatThrownBy(() -> SigningKey.open(text, "a", "", ""))
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith(text + ": is not a keystore");
    }
}
