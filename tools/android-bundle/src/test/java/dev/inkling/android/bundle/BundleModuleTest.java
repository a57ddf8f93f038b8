package dev.inkling.android.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleModuleTest {
    @TempDir
    Path folder;

    @Test
    void eachFileOfAnApkStandsWhereABundleHasIt() throws IOException {
        Map<String, String> apk = new TreeMap<>();
        apk.put("AndroidManifest.xml", "binary");
        apk.put("resources.arsc", "binary");
        apk.put("res/layout/a.xml", "binary");
        apk.put("classes.dex", "code");
        apk.put("classes2.dex", "more code");
        apk.put("assets/model.safetensors", "weights");
        apk.put("lib/x86/liba.so", "native");
        apk.put("META-INF/MANIFEST.MF", "signed");
        apk.put("META-INF/CERT.RSA", "signed");
        apk.put("META-INF/services/dev.Service", "found by its name");
        apk.put("kotlin/kotlin.kotlin_builtins", "kotlin");
        Map<String, String> resources = new TreeMap<>();
        resources.put("AndroidManifest.xml", "buffer");
        resources.put("resources.pb", "buffer");
        resources.put("res/layout/a.xml", "buffer");

        Map<String, byte[]> module = BundleModule.of(
                        Zips.of(folder.resolve("a.apk"), apk), Zips.of(folder.resolve("r.apk"), resources))
                .entries();

        Map<String, String> texts = new TreeMap<>();
        module.forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
        assertThat(texts)
                .containsOnly(
                        Map.entry("manifest/AndroidManifest.xml", "buffer"),
                        Map.entry("resources.pb", "buffer"),
                        Map.entry("res/layout/a.xml", "buffer"),
                        Map.entry("dex/classes.dex", "code"),
                        Map.entry("dex/classes2.dex", "more code"),
                        Map.entry("assets/model.safetensors", "weights"),
                        Map.entry("lib/x86/liba.so", "native"),
                        Map.entry("root/META-INF/services/dev.Service", "found by its name"),
                        Map.entry("root/kotlin/kotlin.kotlin_builtins", "kotlin"));
    }
}
