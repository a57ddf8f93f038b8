package dev.inkling.window;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** The dialogs of a tour: they stay open until a step of its script answers them. */
final class TourFiles implements Outside {
    private Consumer<List<Path>> choosing;
    private boolean several;
    private Consumer<Path> saving;

    @Override
    public void choose(boolean asksForSeveral, FileKinds kinds, Consumer<List<Path>> answer) {
        several = asksForSeveral;
        choosing = answer;
    }

    @Override
    public void save(String name, Consumer<Path> answer) {
        saving = answer;
    }

    /** How many files the app waits for: none, one or any number. */
    int mayChoose() {
        return choosing == null ? 0 : several ? Integer.MAX_VALUE : 1;
    }

    boolean maySave() {
        return saving != null;
    }

    void choose(List<Path> files) {
        Consumer<List<Path>> answer = choosing;
        choosing = null;
        answer.accept(files);
    }

    void save(Path to) {
        Consumer<Path> answer = saving;
        saving = null;
        answer.accept(to);
    }

    /** Turns back from a dialog; false if none is open. */
    boolean cancel() {
        if (choosing != null) {
            choose(List.of());
            return true;
        }
        if (saving != null) {
            save(null);
            return true;
        }
        return false;
    }
}
