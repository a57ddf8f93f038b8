package dev.inkling.android.core;

import java.util.ArrayList;
import java.util.List;

/** A log that remembers. */
final class Lines implements Log {
    final List<String> infos = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();

    @Override
    public void info(String line) {
        infos.add(line);
    }

    @Override
    public void warn(String line) {
        warnings.add(line);
    }
}
