package dev.inkling.app.training

import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.InklingApp
import dev.inkling.app.testing.TestApp
import dev.inkling.app.training.MnistRepository.Status
import dev.inkling.app.training.MnistRepository.Why
import dev.inkling.app.work.Network
import dev.inkling.nnlib.data.MnistDownload
import dev.inkling.nnlib.io.StoreException
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.DataOutputStream
import java.io.File
import java.io.IOException
import java.nio.file.Path
import java.util.Random
import java.util.concurrent.CountDownLatch
import java.util.zip.GZIPOutputStream
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.runner.RunWith

/** How MNIST comes onto the phone: never over a connection that costs unasked, never half, never something else. */
@RunWith(AndroidJUnit4::class)
class MnistRepositoryTest {
    private val source = Server()

    @get:Rule val app = TestApp(mnistSource = source)

    private val mnist
        get() = app.graph.mnist()

    private val folder: File
        get() = File(ApplicationProvider.getApplicationContext<InklingApp>().filesDir, "pictures")

    private fun stands(at: Status): MnistRepository.State = runBlocking {
        withTimeout(60_000) { mnist.state().first { it.status() == at } }
    }

    @Test
    fun itIsDownloadedWithProgressAndFoundAgain() {
        mnist.look()
        stands(Status.ABSENT)
        source.gate = CountDownLatch(1)
        mnist.download(false)
        val coming = runBlocking { withTimeout(60_000) { mnist.state().first { it.bytes() > 0 } } }
        assertEquals(NAMES[0] + ".gz", coming.file())
        assertEquals(1000, coming.total())
        source.gate.countDown()
        stands(Status.HERE)
        assertTrue(app.graph.trainingData().hasMnist())
        mnist.look()
        stands(Status.HERE)
        app.graph.files().freePictures()
        mnist.look()
        stands(Status.ABSENT)
    }

    @Test
    fun onAConnectionThatCostsItWaitsAndThenGoesOnByItself() {
        app.network.become(Network.Kind.METERED)
        mnist.download(false)
        stands(Status.WAITING)
        assertEquals(0, source.asked)
        app.network.become(Network.Kind.FREE)
        stands(Status.HERE)
    }

    @Test
    fun itStopsWhenTheConnectionBeginsToCost() {
        source.gate = CountDownLatch(1)
        mnist.download(false)
        stands(Status.COMING)
        app.network.become(Network.Kind.METERED)
        source.gate.countDown()
        stands(Status.WAITING)
        assertFalse(app.graph.trainingData().hasMnist())
        app.network.become(Network.Kind.FREE)
        stands(Status.HERE)
    }

    @Test
    fun anyConnectionWillDoIfThePersonSaysSo() {
        app.network.become(Network.Kind.METERED)
        mnist.download(true)
        stands(Status.HERE)
        app.graph.files().freePictures()
        app.graph.settings().change { it.withWifiOnly(false) }
        mnist.download(false)
        stands(Status.HERE)
    }

    @Test
    fun cancelledItKeepsWhatArrived() {
        source.gate = CountDownLatch(1)
        mnist.download(false)
        runBlocking { withTimeout(60_000) { mnist.state().first { it.bytes() > 0 } } }
        mnist.cancel()
        source.gate.countDown()
        stands(Status.ABSENT)
        assertEquals(listOf(NAMES[0] + ".gz.part"), folder.list()!!.toList())
        mnist.download(false)
        stands(Status.HERE)
    }

    @Test
    fun aFailureIsToldAndCanBeTriedAgain() {
        // Words alone say nothing: a server may write about its own disk.
        source.failure = IOException("the server answers: no space left, the disk is full")
        mnist.download(false)
        assertEquals(Why.CONNECTION, stands(Status.FAILED).why())
        source.failure = StoreException(StoreException.Reason.FULL, "Failed writing it.", null)
        mnist.download(false)
        runBlocking { withTimeout(60_000) { mnist.state().first { it.why() == Why.DISK_FULL } } }
        source.failure = null
        mnist.download(false)
        stands(Status.HERE)
    }

    @Test
    fun chosenFilesAreRecognizedByWhatTheyHold() {
        bring("c" to LABELS_10K, "a" to PICTURES_60K, "d" to PICTURES_10K, "b" to LABELS_60K)
        stands(Status.HERE)
        assertEquals(NAMES.map { "$it.gz" }.sorted(), folder.list()!!.sorted())
    }

    @Test
    fun wrongFilesChangeNothing() {
        bring("a" to PICTURES_60K, "b" to LABELS_60K)
        assertEquals(Why.INCOMPLETE, stands(Status.FAILED).why())

        fun refused(why: Why, file: String, bytes: ByteArray) {
            bring("a" to PICTURES_60K, file to bytes)
            val failed = runBlocking {
                withTimeout(60_000) { mnist.state().first { it.status() == Status.FAILED && it.file() == file } }
            }
            assertEquals(why, failed.why())
        }
        refused(Why.FOREIGN, "holiday.jpg", ByteArray(300) { 0x55 })
        refused(Why.FOREIGN, "other.gz", idx(intArrayOf(500)))
        refused(Why.DAMAGED, "cut.gz", LABELS_60K.copyOf(LABELS_60K.size / 2))
        assertFalse(app.graph.trainingData().hasMnist())
        assertEquals(emptyList<String>(), folder.list().orEmpty().toList())
    }

    private fun bring(vararg files: Pair<String, ByteArray>) =
        mnist.bring(
            object : MnistFiles.Chosen {
                override fun count() = files.size

                override fun name(index: Int) = files[index].first

                override fun open(index: Int) = ByteArrayInputStream(files[index].second)
            }
        )

    /** Gives each of the four files in two parts; a part that is there already is not given again. */
    private class Server : MnistRepository.Source {
        @Volatile var gate = CountDownLatch(0)
        @Volatile var failure: IOException? = null
        @Volatile var asked = 0

        override fun fetch(folder: Path, progress: MnistDownload.Progress): Boolean {
            asked++
            failure?.let { throw it }
            folder.toFile().mkdirs()
            for (name in NAMES) {
                val part = folder.resolve("$name.gz.part").toFile()
                part.writeBytes(ByteArray(500))
                if (!progress.at("$name.gz", 500, 1000)) return false
                gate.await()
                if (!progress.at("$name.gz", 1000, 1000)) return false
                part.renameTo(folder.resolve("$name.gz").toFile())
            }
            return true
        }
    }

    private companion object {
        val NAMES =
            listOf(
                "train-images-idx3-ubyte",
                "train-labels-idx1-ubyte",
                "t10k-images-idx3-ubyte",
                "t10k-labels-idx1-ubyte",
            )

        /** An array in MNIST's format, packed: rows that begin with digits and go on with nothing. */
        fun idx(shape: IntArray): ByteArray {
            val out = ByteArrayOutputStream()
            DataOutputStream(GZIPOutputStream(out)).use { to ->
                to.writeInt(0x0800 + shape.size)
                shape.forEach(to::writeInt)
                val row = ByteArray(shape.drop(1).fold(1, Int::times))
                val random = Random(1)
                repeat(shape[0]) {
                    for (i in 0 until minOf(16, row.size)) row[i] = random.nextInt(10).toByte()
                    to.write(row)
                }
            }
            return out.toByteArray()
        }

        val PICTURES_60K by lazy { idx(intArrayOf(60_000, 28, 28)) }
        val LABELS_60K by lazy { idx(intArrayOf(60_000)) }
        val PICTURES_10K by lazy { idx(intArrayOf(10_000, 28, 28)) }
        val LABELS_10K by lazy { idx(intArrayOf(10_000)) }
    }
}
