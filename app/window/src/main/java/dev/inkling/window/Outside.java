package dev.inkling.window;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What the app may ask for outside itself: files of the desktop. It answers on Android's main thread. */
interface Outside {
    /** Lets the person choose a file, or several; no file where they turn back. */
    void choose(boolean several, FileKinds kinds, Consumer<List<Path>> answer);

    /** Lets the person say where a file of this name shall lie; null where they turn back. */
    void save(String name, Consumer<Path> answer);
}
