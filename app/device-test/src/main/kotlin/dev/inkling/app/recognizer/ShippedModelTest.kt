package dev.inkling.app.recognizer

import android.content.Context
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import dev.inkling.app.InklingApp
import dev.inkling.app.reading.PadReader
import dev.inkling.app.testing.TestHand
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Test
import org.junit.runner.RunWith

/** The model that the app carries, opened as the app opens it: it reads a hand that it was not trained on. */
@RunWith(AndroidJUnit4::class)
class ShippedModelTest {
    private val source = InklingApp.graphOf(ApplicationProvider.getApplicationContext<Context>()).recognizers()

    @Test
    fun readsTheTenDigitsOfAHand() {
        source.open(RecognizerSource.SHIPPED, "cpu").use { net ->
            val read = (0..9).map { digit -> PadReader.read(TestHand.ink(digit), net).single().best() }
            assertEquals((0..9).toList(), read)
        }
    }

    @Test
    fun showsItsInside() {
        source.open(RecognizerSource.SHIPPED, "cpu").use { net ->
            val layers = net.lookInside(TestHand.picture(3))
            assertEquals(listOf(16, 32, 64, 112), layers.map { it.units().size })
            assertEquals(28, layers[0].units()[0].width())
            assertEquals(16, net.firstWeights().size)
            assertTrue("the first layer sees something", layers[0].units().any { it.values().max() > 0.9f })
        }
    }

    /** The first reading runs as it stands, the second is recorded, later ones are replayed. */
    @Test
    fun aReplayedReadingHasTheBitsOfTheFirst() {
        source.open(RecognizerSource.SHIPPED, "cpu").use { net ->
            val pictures = listOf(3, 7).map(TestHand::picture)
            val first = pictures.map(net::read)
            repeat(3) {
                pictures.forEachIndexed { i, picture -> assertArrayEquals(first[i], net.read(picture), 0f) }
                net.lookInside(pictures[0])
            }
        }
    }

    @Test
    fun aModelThatIsGoneIsRefused() {
        val e =
            assertThrows(UnreadableModelException::class.java) {
                runBlocking(Dispatchers.IO) { source.open(4711, "cpu") }
            }
        assertEquals(UnreadableModelException.Reason.GONE, e.reason())
    }
}
