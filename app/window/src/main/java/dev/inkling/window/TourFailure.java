package dev.inkling.window;

/** A tour that could not go on: one sentence with the line of the script and what was there instead. */
final class TourFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TourFailure(String sentence) {
        super(sentence);
    }
}
