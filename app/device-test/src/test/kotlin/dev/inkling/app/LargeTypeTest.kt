package dev.inkling.app

import androidx.test.ext.junit.runners.AndroidJUnit4
import org.junit.runner.RunWith
import org.robolectric.annotation.Config

/** The walk of [AccessibilityTest] once more, in Korean and in type that is twice as large. */
@RunWith(AndroidJUnit4::class)
@Config(qualifiers = "+ko", fontScale = 2f)
class LargeTypeTest : AccessibilityTest() {
    override val form = "phone_light_ko_200"
}
