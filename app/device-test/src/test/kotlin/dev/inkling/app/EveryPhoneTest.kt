package dev.inkling.app

import org.robolectric.annotation.Config

/** The first steps on old Androids and new ones, and on a small screen. */
@Config(sdk = [26, 30, 35], qualifiers = "w320dp-h568dp-normal-long-notround-port-notnight-xhdpi")
class EveryPhoneTest : FirstSteps()
