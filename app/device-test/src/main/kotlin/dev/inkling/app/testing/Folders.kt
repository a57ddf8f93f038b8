package dev.inkling.app.testing

import java.io.File
import org.junit.Assume.assumeTrue

/** Folders of data that is no part of the project: a property or a variable names each. */
object Folders {
    /** The folder that [name] names; the test is skipped, and says so, where there is none. */
    fun named(name: String): File {
        val folder = File(System.getProperty(name) ?: System.getenv(name) ?: "")
        assumeTrue("skipped: $name names no folder", folder.isDirectory)
        return folder
    }
}
