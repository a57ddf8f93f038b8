package dev.inkling.app

import android.content.pm.ApplicationInfo
import android.content.pm.PackageManager
import androidx.test.core.app.ApplicationProvider
import androidx.test.ext.junit.runners.AndroidJUnit4
import org.junit.Assert.assertEquals
import org.junit.Test
import org.junit.runner.RunWith
import org.xmlpull.v1.XmlPullParser

/** What the merged manifest lets out of the phone: nothing, and in only through the launcher. */
@RunWith(AndroidJUnit4::class)
class ManifestTest {
    private val app = ApplicationProvider.getApplicationContext<InklingApp>()

    @Test
    fun onlyTheLauncherIsExported() {
        val info =
            app.packageManager.getPackageInfo(
                app.packageName,
                PackageManager.GET_ACTIVITIES or
                    PackageManager.GET_SERVICES or
                    PackageManager.GET_RECEIVERS or
                    PackageManager.GET_PROVIDERS or
                    PackageManager.MATCH_DISABLED_COMPONENTS,
            )
        val components =
            listOfNotNull(info.activities, info.services, info.receivers, info.providers).flatMap { it.toList() }
        val exported = components.filter { it.exported }.map { it.name }
        assertEquals(listOf(MainActivity::class.java.name), exported)
    }

    @Test
    fun nothingIsBackedUp() {
        assertEquals(0, app.applicationInfo.flags and ApplicationInfo.FLAG_ALLOW_BACKUP)
        val rules = app.resources.getXml(R.xml.backup)
        val excluded = mutableMapOf<String, MutableSet<String>>()
        var section = ""
        while (rules.next() != XmlPullParser.END_DOCUMENT) {
            if (rules.eventType != XmlPullParser.START_TAG) continue
            when (rules.name) {
                "exclude" -> excluded.getOrPut(section, ::mutableSetOf).add(rules.getAttributeValue(null, "domain"))
                else -> section = rules.name
            }
        }
        val everything =
            setOf("root", "file", "database", "sharedpref", "external") +
                setOf("device_root", "device_file", "device_database", "device_sharedpref")
        assertEquals(mapOf("cloud-backup" to everything, "device-transfer" to everything), excluded)
    }

    @Test
    fun nothingIsSentInTheClear() {
        assertEquals(0, app.applicationInfo.flags and ApplicationInfo.FLAG_USES_CLEARTEXT_TRAFFIC)
    }
}
