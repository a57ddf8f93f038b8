package dev.inkling.app.testing

import java.io.File
import org.junit.runner.JUnitCore

/** Another JVM, with a heap of its own and an end of its own. */
object OtherProcess {
    /** Runs the tests of [tests] in an Android like this one's, with all of this one's class path. */
    fun ofTests(tests: Class<*>, log: File, vararg options: String): Process {
        val properties =
            System.getProperties()
                .stringPropertyNames()
                .filter { it.startsWith("robolectric.") }
                .map { "-D$it=${System.getProperty(it)}" }
        val path = System.getProperty("surefire.test.class.path") ?: System.getProperty("java.class.path")
        return start(path!!, options.toList() + properties, listOf(JUnitCore::class.java.name, tests.name), log)
    }

    /**
     * Runs the main method of [program] with [arguments]. The class path has only what [uses] came from: the list of
     * what an Android is made of would take more of a small heap than the program.
     */
    fun of(
        program: Class<*>,
        uses: List<Class<*>>,
        arguments: List<String>,
        log: File,
        options: List<String>,
    ): Process {
        val path = (uses + program).map { File(it.protectionDomain.codeSource.location.toURI()).path }.distinct()
        return start(path.joinToString(File.pathSeparator), options, listOf(program.name) + arguments, log)
    }

    private fun start(path: String, options: List<String>, what: List<String>, log: File): Process {
        val java = File(System.getProperty("java.home"), "bin/java").path
        val usual = listOf(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
        return ProcessBuilder(usual + options + listOf("-cp", path) + what)
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start()
    }
}
