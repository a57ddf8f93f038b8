package sample.app;

/** A record, which Android 26 has no class for. */
public record Score(String name, int points) {}
