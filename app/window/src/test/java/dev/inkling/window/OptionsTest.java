package dev.inkling.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class OptionsTest {
    private final Options options = new Options(new Properties());

    @Test
    void thePhoneIsAPhoneUnlessItIsSaid() {
        options.set("language", "ko");
        assertThat(options.qualifiers()).isEqualTo("ko-w411dp-h891dp-normal-long-notround-port-notnight-xhdpi");
        assertThat(options.tour()).isNull();
        assertThat(options.words()).isFalse();
    }

    @Test
    void aTabletLiesAndMayBeDark() {
        options.set("language", "en");
        options.set("size", "1280x800");
        options.set("density", "mdpi");
        options.set("dark", "true");
        assertThat(options.qualifiers()).isEqualTo("en-w1280dp-h800dp-normal-long-notround-land-night-mdpi");
    }

    @Test
    void typeIsAsLargeAsItIsSaid() {
        assertThat(options.fontScale()).isEqualTo(1f);
        options.set("font-size", "200");
        assertThat(options.fontScale()).isEqualTo(2f);
    }

    @Test
    void foldersAreWholePaths() {
        options.set("tour", "my pictures");
        assertThat(options.tour()).isAbsolute().endsWithRaw(Path.of("my pictures"));
    }
}
