package dev.inkling.android.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlatformTest {
    @Test
    void knowsTheSystemsThatItCarriesToolsFor() {
        assertThat(Platform.system("Windows 11")).isEqualTo("windows");
        assertThat(Platform.system("Mac OS X")).isEqualTo("macosx");
        assertThat(Platform.system("Linux")).isEqualTo("linux");
        assertThatThrownBy(() -> Platform.system("SunOS")).hasMessageContaining("not for SunOS");
    }

    @Test
    void knowsTheVersionsOfItsTools() {
        assertThat(Tools.version("apksig")).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(Platform.VERSION).matches("apktool-lib \\d+\\.\\d+\\.\\d+");
        assertThatThrownBy(() -> Tools.version("hammer")).hasMessage("tools.properties has no version of hammer");
    }
}
