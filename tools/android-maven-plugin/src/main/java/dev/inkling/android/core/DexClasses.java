package dev.inkling.android.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of the classes that dex files define. */
final class DexClasses {
    private static final Pattern DEX = Pattern.compile("classes\\d*\\.dex");

    private DexClasses() {}

    static boolean isDex(String entry) {
        return DEX.matcher(entry).matches();
    }

    /** Of every classes*.dex in an APK. */
    static Set<String> ofApk(Path apk) throws IOException {
        Set<String> names = new HashSet<>();
        for (Zips.Entry e : Zips.entries(apk)) {
            if (isDex(e.name())) {
                names.addAll(of(e.bytes()));
            }
        }
        return names;
    }

    static Set<String> of(byte[] dex) {
        ByteBuffer b = ByteBuffer.wrap(dex).order(ByteOrder.LITTLE_ENDIAN);
        int strings = b.getInt(0x3c);
        int types = b.getInt(0x44);
        int count = b.getInt(0x60);
        int definitions = b.getInt(0x64);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            int type = b.getInt(definitions + 32 * i);
            int text = b.getInt(strings + 4 * b.getInt(types + 4 * type));
            while (dex[text] < 0) {
                text++; // the length in UTF-16 units, of no use here
            }
            int from = text + 1;
            int to = from;
            while (dex[to] != 0) {
                to++;
            }
            String descriptor = new String(dex, from, to - from, StandardCharsets.UTF_8);
            names.add(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
        }
        return names;
    }
}
