package dev.inkling.app.training

import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.data.SessionEntity
import dev.inkling.app.data.SessionState
import dev.inkling.app.testing.TestApp
import dev.inkling.app.testing.trained
import dev.inkling.app.testing.until
import dev.inkling.nnlib.io.BadFileException
import dev.inkling.nnlib.io.BadFileException.Reason
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.File
import java.util.Random
import java.util.zip.ZipEntry
import java.util.zip.ZipInputStream
import java.util.zip.ZipOutputStream
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

/** A session that leaves as one file comes back as it was, and nothing else is believed. */
@RunWith(AndroidJUnit4::class)
class SessionPackageTest {
    @get:Rule val app = TestApp()

    @Before fun headless() = app.graph.queue().host(null)

    private fun train(spec: RunSpec) = app.trained(spec, "mine")

    private fun session(id: Long): SessionEntity = app.stored { app.graph.sessions().byId(id)!! }

    private fun pack(id: Long): ByteArray =
        app.stored {
            val out = ByteArrayOutputStream()
            val graph = app.graph
            graph.exports().pack(graph.sessions().byId(id)!!, graph.sessionFiles().of(id), out)
            out.toByteArray()
        }

    private fun import(bytes: ByteArray, name: String = "it.zip") =
        app.stored { app.graph.imports().read(ByteArrayInputStream(bytes), name) }

    private fun refused(bytes: ByteArray, name: String = "it.zip"): Reason {
        val before = app.stored { app.graph.database().sessions().count() }
        val bad = assertThrows(BadFileException::class.java) { import(bytes, name) }
        assertTrue(bad.message!!, bad.message!!.trimEnd().endsWith("."))
        assertEquals("nothing changed", before, app.stored { app.graph.database().sessions().count() })
        return bad.reason()
    }

    @Test
    fun deletedAndImportedItIsTheSameSession() {
        val id = train(short())
        app.stored { app.graph.sessions().pin(id, true) }
        val was = session(id)
        val zip = pack(id)

        app.stored {
            app.graph.sessions().putAside(listOf(id))
            app.graph.sessionFiles().delete(listOf(id))
            app.graph.sessions().delete(listOf(id))
        }
        assertNull(app.stored { app.graph.sessions().byId(id) })
        val back = import(zip).session()

        assertArrayEquals(zip, pack(back))
        val now = session(back)
        assertEquals(SessionState.FINISHED, now.state)
        assertEquals("mine", now.name)
        assertTrue(now.pinned)
        assertEquals(was.createdAt, now.createdAt)
        assertEquals(was.loss, now.loss)
        assertArrayEquals("its curve in the list", was.sketch, now.sketch)
    }

    @Test
    fun importedItGoesOnWithTheSameBits() {
        val longer = short().with("epochs", 260.0)
        val stayed = train(short())
        val came = import(pack(stayed)).session()
        for (id in listOf(stayed, came)) {
            app.stored { app.graph.training().goOn(id, longer) }
            assertEquals(SessionState.FINISHED, app.awaitEnd(id).state)
            assertEquals(260, session(id).step)
        }
        assertArrayEquals(model(stayed), model(came))
    }

    @Test
    fun importedARateSetByHandIsPartOfItAndItGoesOnWithTheSameBits() {
        val spec = Presets.of("xor-solve").apply("schedule=cosine epochs=200 rate-changes=50:0.02")
        val stayed = train(spec)
        val came = import(pack(stayed)).session()
        assertEquals(session(stayed).spec, session(came).spec)
        for (id in listOf(stayed, came)) {
            app.stored {
                app.graph.training().goOn(id, spec.with("epochs", 260.0).with("rate-changes", "50:0.02 230:0.1"))
            }
            assertEquals(SessionState.FINISHED, app.awaitEnd(id).state)
            until("the queue is empty") { app.graph.queue().isIdle }
        }
        assertArrayEquals(model(stayed), model(came))
    }

    private fun model(id: Long): ByteArray = app.stored { app.graph.sessionFiles().of(id).bytes(SessionFiles.MODEL) }

    @Test
    fun cutAnywhereOrWithOneBitTurnedItIsRefusedOrTheSame() {
        val zip = pack(train(short()))
        val seed = System.nanoTime()
        val random = Random(seed)
        for (i in 0 until 60) {
            val bytes = if (i % 2 == 0) zip.copyOf(random.nextInt(zip.size)) else zip.copyOf()
            if (i % 2 == 1) {
                val at = random.nextInt(bytes.size)
                bytes[at] = (bytes[at].toInt() xor (1 shl random.nextInt(8))).toByte()
            }
            try {
                assertArrayEquals("seed $seed, case $i", zip, pack(import(bytes).session()))
            } catch (e: BadFileException) {
                assertTrue("seed $seed, case $i: ${e.message}", e.message!!.endsWith("."))
            }
        }
        assertEquals(Reason.CUT, refused(zip.copyOf(zip.size / 2)))
    }

    @Test
    fun foreignFilesAreNamedAsSuch() {
        assertEquals(Reason.NOT_OURS, refused("%PDF-1.7 and so on, longer than a header".toByteArray(), "book.pdf"))
        assertEquals(Reason.NOT_OURS, refused(zipOf(mapOf("holiday.jpg" to ByteArray(500)))))
        assertEquals(Reason.NOT_OURS, refused(zipOf(mapOf("session.json" to """{"format":"other"}""".toByteArray()))))
        assertEquals(Reason.CUT, refused(ByteArray(0)))
    }

    @Test
    fun aZipThatWouldFillThePhoneIsRefusedAndLeavesNothing() {
        val before = app.graph.context().cacheDir.list()!!.toSet()
        val files = unzip(pack(train(short())))
        val bomb = LinkedHashMap(files).apply { put("session.json", ByteArray(80 shl 20)) }
        assertEquals(Reason.NOT_OURS, refused(zipOf(bomb)))
        for (i in 1..100_000) files["$i"] = ByteArray(0)
        assertEquals(Reason.NOT_OURS, refused(zipOf(files)))
        assertEquals(before, app.graph.context().cacheDir.list()!!.toSet())
    }

    @Test
    fun aNewerFileAsksForAnUpdate() {
        val files = unzip(pack(train(short())))
        val about = String(files.getValue("session.json"))
        assertTrue(about, about.contains("\"version\":1"))
        files["session.json"] = about.replace("\"version\":1", "\"version\":2").toByteArray()
        assertEquals(Reason.NEWER, refused(zipOf(files)))
    }

    @Test
    fun whatContradictsItselfIsDamaged() {
        val whole = unzip(pack(train(short())))
        fun changed(file: String, from: String, to: String): ByteArray {
            val files = LinkedHashMap(whole)
            val text = String(files.getValue(file), Charsets.ISO_8859_1)
            assertTrue("$file has $from", text.contains(from))
            files[file] = text.replace(from, to).toByteArray(Charsets.ISO_8859_1)
            if (file != "session.json") {
                // Also the digest, so that the content itself is looked at.
                files["session.json"] =
                    String(files.getValue("session.json"))
                        .replace(Digest.of(whole.getValue(file)), Digest.of(files.getValue(file)))
                        .toByteArray()
            }
            return zipOf(files)
        }
        assertEquals(Reason.DAMAGED, refused(changed("session.json", "\"state\":\"FINISHED\"", "\"state\":\"GONE\"")))
        assertEquals(Reason.DAMAGED, refused(changed("session.json", "\"epoch\":200", "\"epoch\":201")))
        assertEquals(Reason.DAMAGED, refused(changed("session.json", "\"name\":\"mine\"", "\"name\":\" \"")))
        assertEquals(Reason.DAMAGED, refused(changed("metrics.csv", "loss,1,", "loss,-1,")))
        assertEquals(Reason.DAMAGED, refused(changed("metrics.csv", "loss,1,", "lo/ss,1,")))
        assertEquals(Reason.DAMAGED, refused(changed("model.safetensors", "[8,2]", "[2,8]")))
        assertEquals(Reason.DAMAGED, refused(changed("checkpoint-a.inkling", "step", "stop")))
        val missing = LinkedHashMap(whole).apply { remove("model.safetensors") }
        assertEquals(Reason.CUT, refused(zipOf(missing)))
    }

    @Test
    fun aModelAloneBecomesOneOfDrawsOnce() {
        val spec = Presets.of("digits-notes").with("model", "784-12-10").with("samples", 400.0).with("epochs", 1.0)
        val bytes = model(train(spec))
        val first = import(bytes, "small.safetensors")
        assertEquals(0, first.session())
        assertEquals("small", app.stored { app.graph.models().byId(first.model()) }.name)
        assertEquals(first, import(bytes, "again.safetensors"))

        val xor = model(train(short()))
        assertThrows(SessionImport.NotForDigits::class.java) { import(xor, "xor.safetensors") }
        assertEquals(Reason.CUT, refused(bytes.copyOf(bytes.size - 9), "small.safetensors"))
    }

    @Test
    fun whatEachFormOfExportWritesIsTakenInOrNamed() {
        val spec = Presets.of("digits-notes").with("model", "784-12-10").with("samples", 400.0).with("epochs", 1.0)
        val id = train(spec)
        fun exported(form: SessionExport.Form): ByteArray {
            val file = app.stored { app.graph.exports().share(session(id), form)!! }
            return File(app.graph.files().sharedFolder(), file.lastPathSegment!!).readBytes()
        }
        assertTrue(import(exported(SessionExport.Form.ALL)).session() > id)
        assertTrue(import(exported(SessionExport.Form.MODEL), "it.safetensors").model() > 0)
        val curves = exported(SessionExport.Form.CURVES)
        val why = assertThrows(SessionImport.CurvesAlone::class.java) { import(curves, "curves.csv") }
        assertEquals("curves.csv holds curves alone: choose the zip with all of the session.", why.message)
    }

    @Test
    fun withoutRoomNothingIsLeftBehind() {
        val zip = pack(train(short()))
        app.disk.full = true
        val e = assertThrows(java.io.IOException::class.java) { import(zip) }
        assertTrue(e.message!!, e.message!!.contains("disk is full"))
        app.disk.full = false
        val shown = app.stored { app.graph.database().sessions().count() }
        assertEquals(1, shown)
    }

    private fun short() = Presets.of("xor-solve").with("epochs", 200.0)

    private fun unzip(zip: ByteArray): LinkedHashMap<String, ByteArray> {
        val files = LinkedHashMap<String, ByteArray>()
        ZipInputStream(ByteArrayInputStream(zip)).use { from ->
            var entry = from.nextEntry
            while (entry != null) {
                files[entry.name] = from.readBytes()
                entry = from.nextEntry
            }
        }
        return files
    }

    private fun zipOf(files: Map<String, ByteArray>): ByteArray {
        val out = ByteArrayOutputStream()
        ZipOutputStream(out).use { zip ->
            for ((name, bytes) in files) {
                zip.putNextEntry(ZipEntry(name))
                zip.write(bytes)
            }
        }
        return out.toByteArray()
    }
}
