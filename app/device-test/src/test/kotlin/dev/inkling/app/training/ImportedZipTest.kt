package dev.inkling.app.training

import dev.inkling.nnlib.io.BadFileException
import dev.inkling.nnlib.io.BadFileException.Reason
import java.io.ByteArrayOutputStream
import java.io.File
import java.nio.ByteBuffer
import java.nio.ByteOrder
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder

/** A zip that would fill a phone is refused by what it says of itself, and one that lies by what comes out of it. */
class ImportedZipTest {
    @get:Rule val folder = TemporaryFolder()

    private val wanted = setOf("a", "b")

    private fun zip(vararg entries: Pair<String, ByteArray>): ByteArray {
        val out = ByteArrayOutputStream()
        ZipOutputStream(out).use { zip ->
            for ((name, bytes) in entries) {
                zip.putNextEntry(ZipEntry(name))
                zip.write(bytes)
            }
        }
        return out.toByteArray()
    }

    private fun manyEntries(count: Int) = zip(*Array(count) { "$it" to ByteArray(0) })

    private fun open(zip: ByteArray, mostBytes: Long = 1000): ImportedZip {
        val file: File = folder.newFile().apply { writeBytes(zip) }
        return ImportedZip(file, "it.zip", wanted, 5, mostBytes)
    }

    private fun refused(zip: ByteArray, mostBytes: Long = 1000): Reason =
        assertThrows(BadFileException::class.java) { open(zip, mostBytes).close() }.reason()

    private fun ByteArray.buffer() = ByteBuffer.wrap(this).order(ByteOrder.LITTLE_ENDIAN)

    private fun ByteArray.find(signature: Int): Int = (size - 4 downTo 0).first { buffer().getInt(it) == signature }

    /** The same with another number in the only entry of its directory, at this place of it. */
    private fun ByteArray.saying(number: Int, at: Int): ByteArray =
        copyOf().apply { buffer().putInt(find(CENTRAL) + at, number) }

    @Test
    fun whatIsWantedIsReadAsItWas() {
        val bytes = ByteArray(600) { it.toByte() }
        open(zip("a" to bytes, "other" to ByteArray(5000), "b" to ByteArray(0))).use {
            assertEquals(wanted, it.names())
            assertArrayEquals(bytes, it.bytes("a", 600))
            assertArrayEquals(ByteArray(0), it.bytes("b", 600))
            val tooLarge = assertThrows(BadFileException::class.java) { it.bytes("a", 599) }
            assertEquals(Reason.NOT_OURS, tooLarge.reason())
        }
    }

    @Test
    fun aHundredThousandEntriesAreRefusedByTheirNumber() {
        assertEquals(Reason.NOT_OURS, refused(manyEntries(100_000)))
        assertEquals(Reason.NOT_OURS, refused(manyEntries(6)))
        open(manyEntries(5)).close()
    }

    @Test
    fun entriesThatTheEndDoesNotCountAreNotRead() {
        val zip = manyEntries(1000)
        val end = zip.find(END)
        zip.buffer().putShort(end + 8, 1).putShort(end + 10, 1)
        assertEquals(Reason.NOT_OURS, refused(zip))
    }

    @Test
    fun aBombIsRefusedBeforeItIsInflated() {
        val zip = zip("a" to ByteArray(1 shl 20))
        assertEquals(Reason.NOT_OURS, refused(zip))
        // Nothing of it can be inflated: whoever tried would call it damaged.
        for (at in 31 until zip.find(CENTRAL)) zip[at] = -1
        assertEquals(Reason.NOT_OURS, refused(zip))
        assertEquals(Reason.NOT_OURS, refused(zip("a" to ByteArray(600), "b" to ByteArray(600))))
    }

    @Test
    fun anEntryThatSaysLessThanItHoldsStopsThere() {
        open(zip("a" to ByteArray(1 shl 20)).saying(900, at = SIZE)).use {
            val out = ByteArrayOutputStream()
            val more = assertThrows(BadFileException::class.java) { it.copy("a", out) }
            assertEquals(Reason.DAMAGED, more.reason())
            assertTrue("${out.size()} bytes", out.size() <= 900)
        }
        open(zip("a" to ByteArray(100)).saying(101, at = SIZE)).use {
            assertEquals(Reason.DAMAGED, assertThrows(BadFileException::class.java) { it.bytes("a", 900) }.reason())
        }
    }

    @Test
    fun anEntryThatSaysMoreThanDeflateCanGiveGetsNoMemory() {
        val zip = zip("a" to ByteArray(100))
        assertEquals(Reason.DAMAGED, refused(zip.saying(900 shl 20, at = SIZE), mostBytes = 1L shl 30))
        val packed = zip.saying(900 shl 20, at = SIZE).saying(2 shl 20, at = PACKED)
        assertEquals(Reason.DAMAGED, refused(packed, mostBytes = 1L shl 30))
    }

    @Test
    fun withoutItsEndItIsCutOff() {
        val zip = zip("a" to ByteArray(100))
        for (length in 0 until zip.size) assertEquals(Reason.CUT, refused(zip.copyOf(length)))
    }

    private companion object {
        const val CENTRAL = 0x02014b50
        const val END = 0x06054b50
        const val PACKED = 20
        const val SIZE = 24
    }
}
