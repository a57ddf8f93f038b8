package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApkManifestTest {
    @Test
    void readsAManifestDump() {
        ApkManifest m = ApkManifest.parse(
                """
                N: android=http://schemas.android.com/apk/res/android (line=2)
                  E: manifest (line=2)
                    A: package="sample.app" (Raw: "sample.app")
                      E: uses-sdk (line=3)
                        A: http://schemas.android.com/apk/res/android:minSdkVersion(0x0101020c)=26
                        A: http://schemas.android.com/apk/res/android:targetSdkVersion(0x01010270)=36
                      E: uses-permission (line=4)
                        A: http://schemas.android.com/apk/res/android:name(0x01010003)="p.ONE" (Raw: "p.ONE")
                      E: application (line=5)
                        A: http://schemas.android.com/apk/res/android:debuggable(0x0101000f)=true
                          E: activity (line=6)
                            A: http://schemas.android.com/apk/res/android:name(0x01010003)="a.B" (Raw: "a.B")
                """);
        assertThat(m.minSdk()).isEqualTo("26");
        assertThat(m.targetSdk()).isEqualTo("36");
        assertThat(m.permissions()).containsExactly("p.ONE");
        assertThat(m.componentClasses()).containsExactly("a.B");
        assertThat(m.all("application").get(0).get("debuggable")).isEqualTo("true");
    }
}
