package dev.inkling.android.core;

import java.nio.file.Path;
import java.util.List;

/**
 * The class files around an APK.
 *
 * @param own this build's classes: the module's folder first, then jars of the modules under it
 * @param libraries jars from Maven repositories; they change rarely, so their dex is kept
 * @param provided what the app under test already holds (for a test APK)
 * @param platform Android's own classes
 */
public record Code(List<Path> own, List<Path> libraries, List<Path> provided, List<Path> platform) {}
