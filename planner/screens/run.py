"""A run of a routine from the first question to the last: check-in, timer, check-in, what came of it."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from textual import work

from planner.clock import Clock
from planner.line import Line
from planner.model import running
from planner.model.course import Course
from planner.model.player import GAP_MS, Player
from planner.model.safety import Light, light_before
from planner.model.session import Session
from planner.screens import run_pages
from planner.screens.advice import Advice
from planner.screens.base import Unsaved
from planner.screens.checkin import Answers
from planner.screens.log_writer import LogWriter
from planner.screens.overlay import Overlay
from planner.screens.timer import Timer
from planner.store.course import read_course
from planner.store.errors import PlannerError
from planner.store.home import Home
from planner.store.sessions import Journal
from planner.store.settings import Settings
from planner.store.shelf import Entry

_LEAVE = "The last minutes of the session are not on the disk. Leave all the same?"


class RunScreen(Overlay[None]):
    """Runs one routine, over whatever is open, and closes.

    `routine_id` is an id or a title. `speed` runs the real player that many times as fast, for a look; the
    log says so, as it says which `variant` it was. `resume` goes on in a session that was left running, where
    it was left.
    """

    DEFAULT_CSS = "RunScreen { background: $background; }"

    def __init__(
        self,
        home: Home,
        clock: Clock,
        preferences: Settings,
        routine_id: str,
        *,
        plan: str = "",
        variant: str = "",
        speed: int = 1,
        resume: Entry[Session] | None = None,
        line: Line,
    ) -> None:
        super().__init__()
        self.home, self.clock, self.preferences = home, clock, preferences
        self.routine_id, self.plan, self.variant = routine_id, plan, variant
        self.speed, self.unfinished, self.line = max(1, speed), resume, line
        self.writer: LogWriter | None = None

    def on_mount(self) -> None:
        """Begin."""
        self._live()

    async def on_unmount(self) -> None:
        """Leave nothing unwritten, however the screen was left."""
        if self.writer is not None:
            await self.writer.flush()

    @work
    async def _live(self) -> None:
        try:
            course = await asyncio.to_thread(read_course, self.home, self.routine_id, self.variant)
            if self.unfinished is None:
                begun = await self._begin(course)
            else:
                begun = self._take_up(course, self.unfinished)
        except (PlannerError, ValueError) as error:
            await self.app.push_screen_wait(Advice("This cannot be run", str(error).split("\n"), ("Back",)))
            begun = None
        if begun is not None:
            await self._run(course, *begun)
        self.post_message(Unsaved(self, ""))  # what is not saved now is left so on purpose
        self.dismiss(None)

    async def _begin(self, course: Course) -> tuple[Session, Player, LogWriter] | None:
        """A new session after the questions; None when the person would rather not."""
        answers = await self._check_in(course)
        if answers is None:
            return None
        session = Session(
            id="",
            status="running",
            routine=course.routine.id,
            title=course.routine.title,
            started=self.clock.now(),
            plan=self.plan,
            variant=course.variant_name,
            pain_before=answers.pain,
            leg_before=answers.leg,
            leg_new=answers.leg_new,
            speed=self.speed,
        )
        return session, Player(course.timeline, GAP_MS * self.speed), self._new_writer(None)

    async def _check_in(self, course: Course) -> Answers | None:
        limits = self.preferences.thresholds
        answers = await self.app.push_screen_wait(run_pages.before(course, limits))
        if answers is None or light_before(answers.pain, answers.leg_new, limits) is not Light.RED:
            return answers
        choice = await self.app.push_screen_wait(run_pages.red_light(answers, limits))
        return answers if choice == 1 else None

    def _take_up(self, course: Course, entry: Entry[Session]) -> tuple[Session, Player, LogWriter]:
        """A session that was left running; ValueError when the routine no longer fits what its log tells."""
        if entry.value is None:
            raise ValueError(f"{entry.label} cannot be read")
        taken_up = entry.value.resumed + 1
        session = replace(entry.value, speed=max(entry.value.speed, self.speed), resumed=taken_up)
        player = running.resume(session, course.timeline, GAP_MS * self.speed)
        return session, player, self._new_writer(Journal.take_up(self.home, entry))

    def _new_writer(self, journal: Journal | None) -> LogWriter:
        def tell(text: str, wrong: bool) -> None:
            self.app.notify(text, severity="warning" if wrong else "information", timeout=10, markup=False)
            self.post_message(Unsaved(self, _LEAVE if wrong else ""))

        self.writer = LogWriter(self.home, journal, tell)
        return self.writer

    async def _run(self, course: Course, session: Session, player: Player, writer: LogWriter) -> None:
        """The timer, then the questions, then what came of it."""
        timer = Timer(
            course,
            player,
            session,
            writer,
            clock=self.clock,
            preferences=self.preferences,
            speed=self.speed,
            line=self.line,
        )
        session = await self.app.push_screen_wait(timer)
        answers = await self.app.push_screen_wait(run_pages.after(session))
        if answers is not None:
            session = replace(session, pain_after=answers.pain, leg_after=answers.leg, note=answers.note)
            writer.put(session)
        await self._settle(writer, session)
        await self.app.push_screen_wait(
            run_pages.summary(session, course, writer.place, writer.wrong, self.preferences.thresholds)
        )

    async def _settle(self, writer: LogWriter, session: Session) -> None:
        """Have the session written as it ended; while the disk says no, offer to try again."""
        await writer.flush()
        while writer.wrong:
            page = run_pages.not_saved(writer.wrong)
            answer = await self.app.push_screen_wait(page)
            if answer is None or page.options[answer] != run_pages.AGAIN:
                break
            writer.put(session)
            await writer.flush()
