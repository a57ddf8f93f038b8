package dev.inkling.app.testing

import android.os.Looper
import dev.inkling.app.work.Network
import dev.inkling.nnlib.io.Store
import java.io.File
import java.io.FileInputStream
import java.io.FileOutputStream
import java.io.IOException
import java.io.InputStream
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.atomic.AtomicInteger
import java.util.concurrent.atomic.AtomicReference

/** A disk on which tests see what stands in the way: no room left, or the main thread waiting for it. */
class TestDisk {
    /** Whether there is no room for another byte. */
    @Volatile var full = false

    /** What is thrown once, when the next checkpoint is to be written: a device that fails while it is read for it. */
    val breaks = AtomicReference<RuntimeException?>()

    /** How often the main thread read or wrote. */
    val fromMainThread = AtomicInteger()

    fun store(folder: File): Store = Folder(folder)

    private inner class Folder(private val folder: File) : Store() {
        private fun file(name: String): File {
            if (Looper.getMainLooper().isCurrentThread) fromMainThread.incrementAndGet()
            return File(folder, name)
        }

        override fun names(): List<String> = file(".").list()?.toList().orEmpty()

        override fun open(name: String): InputStream = FileInputStream(file(name))

        override fun length(name: String): Long = file(name).length()

        override fun create(name: String): Output {
            if (name.startsWith("checkpoint")) breaks.getAndSet(null)?.let { throw it }
            folder.mkdirs()
            val out = FileOutputStream(file(name))
            return object : Output() {
                override fun write(b: Int) {
                    if (full) throw IOException("write failed: No space left on device")
                    out.write(b)
                }

                override fun write(bytes: ByteArray, from: Int, count: Int) {
                    if (full) throw IOException("write failed: No space left on device")
                    out.write(bytes, from, count)
                }

                override fun sync() = out.fd.sync()

                override fun close() = out.close()
            }
        }

        override fun rename(from: String, to: String) {
            if (!file(from).renameTo(file(to))) throw IOException("$from cannot become $to")
        }

        override fun remove(name: String) {
            file(name).delete()
        }

        override fun syncFolder() = Unit
    }
}

/** A connection that tests change. */
class TestNetwork : Network {
    private val watchers = CopyOnWriteArrayList<Runnable>()

    @Volatile private var now = Network.Kind.FREE

    override fun kind() = now

    override fun watch(changed: Runnable) {
        watchers.add(changed)
    }

    fun become(kind: Network.Kind) {
        now = kind
        watchers.forEach(Runnable::run)
    }
}
