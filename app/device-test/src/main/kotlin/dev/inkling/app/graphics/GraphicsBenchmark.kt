package dev.inkling.app.graphics

import android.content.Context
import android.content.Intent
import android.content.IntentFilter
import android.os.BatteryManager
import android.os.Build
import android.os.PowerManager
import androidx.test.ext.junit.runners.AndroidJUnit4
import androidx.test.platform.app.InstrumentationRegistry
import dev.inkling.nnlib.compute.Devices
import dev.inkling.nnlib.run.Compute
import dev.inkling.nnlib.run.Presets
import dev.inkling.nnlib.run.RunSpec
import dev.inkling.nnlib.run.Tasks
import dev.inkling.nnlib.tensor.Tensor
import dev.inkling.nnlib.train.Trainer
import dev.inkling.nnlib.watch.Progress
import java.util.Locale
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicLong
import org.junit.Assert.assertEquals
import org.junit.Assume.assumeTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith

/**
 * What only a phone can answer about its graphics processor: whether it is right, how fast it is beside the CPU,
 * whether it keeps full precision, how it does when it is hot, and what an epoch costs the battery. It prints figures,
 * and judges precision alone; the README has the command.
 */
@RunWith(AndroidJUnit4::class)
class GraphicsBenchmark {
    private val context: Context = InstrumentationRegistry.getInstrumentation().targetContext
    private val provider = GraphicsRepository.shipped()

    @Before
    fun isThere() {
        // Not among all other tests: it takes half an hour.
        assumeTrue("it runs by its name alone", InstrumentationRegistry.getArguments().containsKey("class"))
        assumeTrue("the app has no graphics processor", provider != null)
        assumeTrue("no graphics processor: ${provider!!.whyNot()}", provider.whyNot().isEmpty())
        if (Devices.reports() == null) Devices.keepReports(context.noBackupFilesDir.toPath().resolve("devices"))
    }

    private fun say(what: String, pattern: String, vararg values: Any) =
        println("graphics benchmark | $what | " + String.format(Locale.ROOT, pattern, *values))

    private fun run(backend: String, batch: Int, model: String): RunSpec =
        Presets.of("digits-notes").apply("samples=6000 epochs=1 batch=$batch model=$model backend=$backend")

    private fun trainer(spec: RunSpec) = Trainer.of(spec, Tasks.data(spec, null))

    @Test
    fun itsTrial() {
        val begun = System.nanoTime()
        val report = provider!!.trial().run { _, _ -> true }
        say("the trial", "%.1f s", (System.nanoTime() - begun) / 1e9)
        report.text().lines().forEach { say("the trial", "%s", it) }
    }

    @Test
    fun itsSpeedBesideTheCpu() {
        val cpu = Compute.onProcessor().backend()
        for ((batch, model) in listOf(100 to "784-500-10", 1000 to "784-500-10", 100 to "convnet")) {
            val speeds = mapOf(GraphicsRepository.NAME to mutableListOf<Double>(), cpu to mutableListOf())
            repeat(ROUNDS) {
                speeds.forEach { (backend, all) -> all += trainer(run(backend, batch, model)).run().samplesPerSecond() }
            }
            val here = speeds.getValue(GraphicsRepository.NAME).sorted()[ROUNDS / 2]
            val there = speeds.getValue(cpu).sorted()[ROUNDS / 2]
            say("$model, batch $batch", "%,.0f samples/s, %s %,.0f, ratio %.2f", here, cpu, there, here / there)
        }
    }

    /** A processor that quietly takes half precision loses the last one of these. */
    @Test
    fun itKeepsFullPrecision() {
        val gpu = Devices.open(GraphicsRepository.NAME, 1)
        val ones = FloatArray(COUNT) { 1f }
        val sum = Tensor.wrap(gpu, ones, 1, COUNT).matmul(Tensor.wrap(gpu, ones, COUNT, 1))
        assertEquals("a product of $COUNT ones", COUNT.toFloat(), sum.item(), 0f)
        val fine = Tensor.wrap(gpu, floatArrayOf(1 + 1f / 8192), 1).let { it.mul(it) }
        val float = 1 + 1f / 8192
        assertEquals("a square near one", float * float, fine.item(), 0f)
        say("precision", "full")
    }

    @Test
    fun howItDoesWhenItIsHot() {
        val trainer = trainer(run(GraphicsRepository.NAME, 100, "784-500-10").with("epochs", 100_000.0))
        val watch = Executors.newSingleThreadScheduledExecutor()
        val last = AtomicLong()
        var minutes = 0
        watch.scheduleAtFixedRate(
            {
                val steps = trainer.progress().step()
                val degrees = battery(BatteryManager.EXTRA_TEMPERATURE) / 10.0
                say(
                    "minute ${++minutes}",
                    "%,d steps, battery %.1f degrees, thermal status %s",
                    steps - last.getAndSet(steps),
                    degrees,
                    thermal(),
                )
                if (minutes == MINUTES) trainer.cancel()
            },
            1,
            1,
            TimeUnit.MINUTES,
        )
        assertEquals(Progress.State.CANCELLED, trainer.run().state())
        watch.shutdown()
    }

    private fun thermal(): String =
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.Q) "unknown"
        else "${(context.getSystemService(Context.POWER_SERVICE) as PowerManager).currentThermalStatus}"

    private fun battery(extra: String): Int =
        context.registerReceiver(null, IntentFilter(Intent.ACTION_BATTERY_CHANGED))?.getIntExtra(extra, 0) ?: 0

    @Test
    fun whatAnEpochCostsTheBattery() {
        if (battery(BatteryManager.EXTRA_PLUGGED) != 0) say("energy", "%s", "the phone is plugged in: no figure")
        assumeTrue("the phone is plugged in", battery(BatteryManager.EXTRA_PLUGGED) == 0)
        val manager = context.getSystemService(Context.BATTERY_SERVICE) as BatteryManager
        for (backend in listOf(GraphicsRepository.NAME, Compute.onProcessor().backend())) {
            val microjoules = AtomicLong()
            val watch = Executors.newSingleThreadScheduledExecutor()
            watch.scheduleAtFixedRate(
                {
                    val microamperes = Math.abs(manager.getLongProperty(BatteryManager.BATTERY_PROPERTY_CURRENT_NOW))
                    microjoules.addAndGet(
                        microamperes * battery(BatteryManager.EXTRA_VOLTAGE) / 1000 / SAMPLES_A_SECOND
                    )
                },
                0,
                1000 / SAMPLES_A_SECOND,
                TimeUnit.MILLISECONDS,
            )
            val result = trainer(run(backend, 100, "784-500-10").with("epochs", EPOCHS.toDouble())).run()
            watch.shutdown()
            say(
                "energy, $backend",
                "%.2f J an epoch of 6,000 samples, with the whole phone, %.1f s",
                microjoules.get() / 1e6 / EPOCHS,
                result.seconds() / EPOCHS,
            )
        }
    }

    private companion object {
        const val ROUNDS = 3
        const val COUNT = 4097
        const val MINUTES = 10
        const val EPOCHS = 20
        const val SAMPLES_A_SECOND = 10L
    }
}
