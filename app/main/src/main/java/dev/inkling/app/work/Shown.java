package dev.inkling.app.work;

/**
 * What the status bar says of work.
 *
 * @param share how much of it is done, from 0 to 1
 * @param buttons whether it can be paused and stopped from there
 */
public record Shown(String title, String text, double share, boolean buttons) {}
