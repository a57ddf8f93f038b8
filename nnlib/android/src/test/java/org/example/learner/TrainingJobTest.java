package org.example.learner;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.Application;
import android.app.job.JobScheduler;
import android.view.ViewGroup;
import android.widget.Button;
import android.widget.TextView;
import dev.inkling.nnlib.train.Listener;
import dev.inkling.nnlib.train.Trainer;
import java.io.File;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;

/** The button asks for the job, the job learns, goes on after it was stopped, and what it learned answers. */
@RunWith(RobolectricTestRunner.class)
@Config(sdk = 35)
public final class TrainingJobTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Application app = RuntimeEnvironment.getApplication();

    @Test
    public void theButtonAsksForTheJobAndTheJobLearns() throws Exception {
        MainActivity activity = Robolectric.setupActivity(MainActivity.class);
        ViewGroup column = (ViewGroup) ((ViewGroup) activity.findViewById(android.R.id.content)).getChildAt(0);
        Button train = (Button) column.getChildAt(0);
        Button ask = (Button) column.getChildAt(1);
        TextView answer = (TextView) column.getChildAt(2);
        ask.performClick();
        assertEquals("Nothing is learned yet.", answer.getText().toString());
        train.performClick();
        assertEquals(
                1, app.getSystemService(JobScheduler.class).getAllPendingJobs().size());

        TrainingJob job = Robolectric.setupService(TrainingJob.class);
        assertTrue("it works on", job.onStartJob(null));
        job.join();
        assertTrue(shadowOf(job).getIsJobFinished());
        assertFalse(shadowOf(job).getIsRescheduleNeeded());
        ask.performClick();
        assertTrue(answer.getText().toString().startsWith("It is 1 with a probability of "));
        Learner learner = new Learner(app.getFilesDir());
        assertTrue(learner.probability(1, 0) > 0.95f);
        assertTrue(learner.probability(1, 1) < 0.05f);
    }

    @Test
    public void whatWasStoppedGoesOnToTheSameBits() throws Exception {
        Learner whole = new Learner(folder.newFolder("whole"));
        assertTrue(whole.learn(whole.trainer()));

        File kept = folder.newFolder("kept");
        Learner first = new Learner(kept);
        Trainer stopped = first.trainer();
        stopped.listen(new Listener() {
            @Override
            public void onStep(long step, double loss) {
                if (step == 100) stopped.cancel();
            }
        });
        assertFalse("Android took the phone back", first.learn(stopped));
        assertFalse(first.hasLearned());

        Learner second = new Learner(kept);
        Trainer resumed = second.trainer();
        assertEquals(100, resumed.progress().step());
        assertTrue(second.learn(resumed));
        for (float x : new float[] {0, 1, 0.3f}) {
            assertEquals(whole.probability(x, 1), second.probability(x, 1), 0);
        }
    }
}
