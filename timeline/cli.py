"""The command `timeline`: build, tag, explain, languages. The same verbs as in Python, the same words in errors."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence

from timeline.errors import OptionError, TimelineError
from timeline.model import Case, Document, Failure

OK, FAILED, USAGE = 0, 1, 2
SHOWN_FAILURES = 10
EXAMPLES = """examples:
  timeline build articles/*.txt -o story.html     a page that needs no network
  timeline build articles -o case.json            everything: texts, events, reasons
  timeline explain case.json ev-3f2a              why an event stands there
  timeline tag article.txt                        the words of time and what they mean
  timeline tag article.txt --format timeml        the same as TimeML, for other tools
  timeline languages                              what can be read

exit codes: 0 all went well; 1 an input failed or nothing was built; 2 the command was not understood"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (None: those of the process) and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # a pipe in the C locale takes Chinese too
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except OptionError as problem:
        return _complain(problem, USAGE)
    except BrokenPipeError:  # the reader of our output has seen enough (`| head`)
        sys.stderr.close()
        return OK
    except (TimelineError, OSError) as problem:
        return _complain(problem, FAILED)


def _complain(problem: Exception, code: int) -> int:
    print(f"timeline: {problem}", file=sys.stderr)
    return code


def _parser() -> argparse.ArgumentParser:
    from timeline import __version__

    parser = argparse.ArgumentParser(
        prog="timeline",
        description="News articles in many languages become a graph of dated events and a timeline.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"timeline-builder {__version__}")
    verbs = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _build_command(verbs)
    _tag_command(verbs)
    explain = _verb(verbs, "explain", _explain, "why an event stands in a case")
    explain.add_argument("case", metavar="CASE.json", help="a case that `timeline build … -o CASE.json` wrote")
    explain.add_argument("id", metavar="ID", help="an event's id, or a mention's, or the start of one")
    languages = _verb(verbs, "languages", _languages, "the languages that can be read")
    languages.add_argument("--kinds", action="store_true", help="the kinds of words a language pack can list")
    return parser


Verbs = argparse._SubParsersAction  # argparse names its own type nowhere else


def _verb(
    verbs: Verbs[argparse.ArgumentParser], name: str, run: Callable[[argparse.Namespace], int], what: str
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=what, description=f"Tell {what}." if run in (_explain, _languages) else what)
    verb.set_defaults(run=run)
    return verb


def _build_command(verbs: Verbs[argparse.ArgumentParser]) -> None:
    build = _verb(verbs, "build", _build, "Read articles and write a timeline.")
    build.add_argument("files", nargs="+", metavar="FILES", help="files, folders or globs: .txt .md .html .jsonl .csv")
    build.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="OUT",
        help="what to write; the suffix decides: .html .json .csv .graphml .svg .png",
    )
    build.add_argument("-q", "--quiet", action="store_true", help="no progress bar and no summary, only errors")


def _tag_command(verbs: Verbs[argparse.ArgumentParser]) -> None:
    tag = _verb(verbs, "tag", _tag, "Print the words of time in a file and what they mean.")
    tag.add_argument("files", nargs="+", metavar="FILE", help="an article")
    tag.add_argument(
        "--format",
        choices=("text", "table", "jsonl", "timeml"),
        help="text: coloured, as on a terminal; table: one a line (in a pipe); jsonl: every reading; timeml: TIMEX3",
    )


def _build(options: argparse.Namespace) -> int:
    from timeline.build import build_case
    from timeline.notebook.files import save, writer

    writer(options.output)  # an unknown suffix is refused before the work, not after it
    case = build_case(options.files, progress=not options.quiet)
    if case.documents:
        save(case, options.output)
    _report_failures(case.failures)
    if not options.quiet:
        print(
            f"timeline: {_summary(case)} → {options.output if case.documents else 'nothing written'}", file=sys.stderr
        )
    return FAILED if case.failures or not case.documents else OK


def _summary(case: Case) -> str:
    dated = sum(event.when is not None for event in case.events)
    disputed = sum(event.disputed for event in case.events)
    events = f"{_count(len(case.events), 'event')} ({dated} dated, {disputed} disputed)"
    failed = f", {_count(len(case.failures), 'failure')} (listed above)" if case.failures else ""
    look = f", {_count(len(case.warnings), 'warning')}" if case.warnings else ""
    return f"{_count(len(case.documents), 'document')}, {events}{look}{failed}"


def _report_failures(failures: Sequence[Failure]) -> None:
    for failure in failures[:SHOWN_FAILURES]:
        place = "" if failure.why.startswith(failure.where) else f"{failure.where}: "
        print(f"timeline: {place}{failure.why}", file=sys.stderr)
    if len(failures) > SHOWN_FAILURES:
        left = len(failures) - SHOWN_FAILURES
        print(f"timeline: … and {left} more; all are under 'failures' of the .json export", file=sys.stderr)


def _tag(options: argparse.Namespace) -> int:
    from timeline.read.text import is_long_text

    long = [file for file in options.files if is_long_text(file)]
    for file in long:
        _tag_long(file, options)
    files = [file for file in options.files if file not in long]
    if not files:
        return OK
    from timeline.dating import date_documents
    from timeline.read import read

    read_in = read(files)
    for doc in date_documents(read_in):
        for line in _tagged(doc, options.format):
            print(line)
    _report_failures(read_in.failures)
    return FAILED if read_in.failures or not len(read_in) else OK


def _tagged(doc: Document, form: str | None) -> Iterable[str]:
    """The lines to print for one document; None prints the coloured text on a terminal, a table into a pipe."""
    from timeline.export.tags import coloured, table_lines, tag_lines
    from timeline.export.timeml import to_timeml
    from timeline.language.pack import load_pack
    from timeline.tag import tag_document

    found = tag_document(doc)
    if form == "timeml":
        return [to_timeml(doc, found)]
    if form == "jsonl":
        return tag_lines(found)
    pack = "" if not load_pack(doc.language).fallback else " (no pack: by dateparser's data)"
    title = (
        f"# {doc.uri or doc.id}  {doc.language}{pack}, published {doc.published or 'unknown'} by {doc.published_basis}"
    )
    if form == "text" or (form is None and sys.stdout.isatty()):
        return [title, coloured(doc.text, found)]
    return [title, *table_lines(found)]


def _tag_long(file: str, options: argparse.Namespace) -> None:
    """A text too long to hold comes block by block: its language and its date from the head, memory flat."""
    from timeline.export.tags import table_lines, tag_lines
    from timeline.read.text import open_long_text
    from timeline.tag.stream import tag_long

    if options.format not in (None, "table", "jsonl"):
        raise OptionError(f"{file} is too long for --format {options.format}. Use table or jsonl, or split the file.")
    write = tag_lines if options.format == "jsonl" else table_lines
    with open_long_text(file) as text:
        for line in write(tag_long(text)):
            print(line)


def _explain(options: argparse.Namespace) -> int:
    from timeline.notebook.explain import explain
    from timeline.notebook.files import load

    print(explain(load(options.case), options.id))
    return OK


def _languages(options: argparse.Namespace) -> int:
    if options.kinds:
        return _kinds()
    from timeline.notebook.verbs import languages

    known = languages()
    for language in known:
        if language.pack:
            print(f"{language.code}\t{language.name}")
    fallbacks = [language.code for language in known if not language.pack]
    print(f"\nDates only, by dateparser's data ({len(fallbacks)}): {' '.join(fallbacks)}")
    return OK


def _kinds() -> int:
    from timeline.language.kinds import table

    for kind, value, meaning in table():
        print(f"{kind:16}{meaning}{f'  [{value}]' if value else ''}")
    return OK


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'s' * (number != 1)}"
