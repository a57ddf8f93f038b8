package dev.inkling.app.data;

import androidx.annotation.Nullable;
import androidx.room.Dao;
import androidx.room.Insert;
import androidx.room.OnConflictStrategy;
import androidx.room.Query;
import androidx.room.Update;
import java.util.List;
import kotlinx.coroutines.flow.Flow;

/** The sessions and their curves in the database. */
@Dao
public interface SessionDao {
    /** A session's state is its entry in the queue's journal, or how it ended. */
    String STATE = "COALESCE(work.state, sessions.ended, 'STOPPED') AS state, COALESCE(work.hold, 'NONE') AS hold";

    String ROW =
            "sessions.id, name, task, " + STATE + ", pinned, createdAt, epoch, epochs, step, steps, loss, accuracy,"
                    + " validationAccuracy, testAccuracy, testMetric, testFigure, finding, findingLayer,"
                    + " findingEpoch, findingShare, sketch";
    String ALL = "sessions.*, " + STATE + ", COALESCE(work.queuedAt, 0) AS queuedAt";
    String FROM =
            " FROM sessions LEFT JOIN work ON work.kind = '" + SessionTable.WORK + "' AND work.subject = sessions.id ";

    @Query("SELECT " + ROW + FROM + "WHERE deletedAt = 0 ORDER BY pinned DESC, createdAt DESC, sessions.id DESC"
            + " LIMIT :count")
    Flow<List<SessionRow>> newest(int count);

    @Query("SELECT " + ROW + FROM + "WHERE deletedAt = 0 AND name LIKE :pattern ESCAPE '\\'"
            + " AND (:task = '' OR task = :task) ORDER BY pinned DESC, createdAt DESC, sessions.id DESC LIMIT :count")
    Flow<List<SessionRow>> matching(String pattern, String task, int count);

    @Query("SELECT " + ALL + FROM + "WHERE sessions.id = :id")
    Flow<SessionEntity> watch(long id);

    @Nullable @Query("SELECT " + ALL + FROM + "WHERE sessions.id = :id")
    SessionEntity byId(long id);

    @Query("SELECT " + ALL + " FROM work JOIN sessions ON sessions.id = work.subject WHERE work.kind = '"
            + SessionTable.WORK + "' AND work.state = 'QUEUED' AND deletedAt = 0 ORDER BY work.queuedAt, work.id")
    List<SessionEntity> queued();

    @Query("SELECT " + ALL + FROM + "WHERE parentId = :parent AND deletedAt = 0 ORDER BY sessions.id DESC")
    List<SessionEntity> madeOf(long parent);

    @Query("SELECT DISTINCT task FROM sessions WHERE deletedAt = 0 ORDER BY task")
    Flow<List<String>> tasks();

    @Query("SELECT COUNT(*) FROM sessions WHERE deletedAt = 0")
    int count();

    @Insert
    long insert(SessionTable session);

    @Update
    int update(SessionTable session);

    @Query("UPDATE sessions SET name = :name WHERE id = :id")
    int rename(long id, String name);

    @Query("UPDATE sessions SET pinned = :pinned WHERE id = :id")
    int pin(long id, boolean pinned);

    @Query("UPDATE sessions SET deletedAt = :when WHERE id IN (:ids)")
    int putAside(List<Long> ids, long when);

    @Query("SELECT id FROM sessions WHERE deletedAt > 0 AND deletedAt <= :before")
    List<Long> putAsideBefore(long before);

    @Query("DELETE FROM sessions WHERE id IN (:ids)")
    int delete(List<Long> ids);

    @Insert(onConflict = OnConflictStrategy.REPLACE)
    void keep(List<CurveEntity> curves);

    /** In no order that means anything: {@link CurveOrder} has the net's. */
    @Query("SELECT * FROM curves WHERE sessionId = :session")
    List<CurveEntity> curves(long session);

    @Nullable @Query("SELECT points FROM curves WHERE sessionId = :session AND name = :name")
    byte[] curve(long session, String name);
}
