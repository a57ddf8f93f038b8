package org.example.learner;

import android.app.job.JobInfo;
import android.app.job.JobParameters;
import android.app.job.JobScheduler;
import android.app.job.JobService;
import android.content.ComponentName;
import android.content.Context;
import android.util.Log;
import dev.inkling.nnlib.train.Trainer;
import java.io.IOException;

/** Trains in the background. Android may stop it at any time: it goes on from its checkpoint the next time. */
public final class TrainingJob extends JobService {
    private static final int ID = 1;

    private volatile Trainer trainer;
    private volatile boolean stopped;
    private Thread worker;

    /** Asks Android to run the job now; it runs it again if the process is killed meanwhile. */
    static void schedule(Context context) {
        JobInfo job = new JobInfo.Builder(ID, new ComponentName(context, TrainingJob.class))
                .setOverrideDeadline(0)
                .build();
        context.getSystemService(JobScheduler.class).schedule(job);
    }

    @Override
    public boolean onStartJob(JobParameters parameters) {
        worker = new Thread(() -> train(parameters), "training");
        worker.start();
        return true;
    }

    /** Waits until training is over, for tests. */
    void join() throws InterruptedException {
        worker.join();
    }

    private void train(JobParameters parameters) {
        boolean again = false;
        try {
            Learner learner = new Learner(getFilesDir());
            trainer = learner.trainer();
            if (stopped) trainer.cancel();
            again = !learner.learn(trainer);
        } catch (IOException e) {
            Log.e("learner", "training ended", e);
        }
        jobFinished(parameters, again);
    }

    /** Ends training after the step under way, with a checkpoint; Android is to run the job again. */
    @Override
    public boolean onStopJob(JobParameters parameters) {
        stopped = true;
        Trainer running = trainer;
        if (running != null) running.cancel();
        return true;
    }
}
