package dev.inkling.cli

import java.io.ByteArrayOutputStream
import java.io.PrintStream
import org.junit.Assert.assertEquals

/** Runs the command here, on the kernels that the app has, and hands on what it prints. */
fun inkling(vararg words: String): String {
    val out = ByteArrayOutputStream()
    val err = ByteArrayOutputStream()
    val console = Console(PrintStream(out), PrintStream(err), false, false, Charsets.UTF_8, 80)
    assertEquals("$out$err", 0, Main.run(console, *words))
    return "$out"
}
