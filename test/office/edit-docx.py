"""Edits a DOCX through LibreOffice, as a person does: words are sought and replaced, with changes recorded or not, and it is saved as DOCX.

Usage: edit-docx.py PROFILE IN OUT JSON, where JSON holds record, and lists of replace [from, to] and part (words after which a paragraph
ends). Comments are not among them: LibreOffice 7.4 without a display falls over their windows. Run by /usr/bin/python3, which has the bridge to LibreOffice (Debian package python3-uno).
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def value(name, content):
    return PropertyValue(Name=name, Value=content)


def office(profile, pipe):
    """Starts LibreOffice and connects to it."""
    process = subprocess.Popen(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            return process, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    process.kill()
    raise SystemExit("LibreOffice does not answer")


def found(document, words):
    """The last place of some words: an item's title stands in the contents before it."""
    descriptor = document.createSearchDescriptor()
    descriptor.SearchString = words
    places = document.findAll(descriptor)
    if places.Count == 0:
        raise SystemExit(f"not in the document: {words}")
    return places.getByIndex(places.Count - 1)


def edit(document, wanted):
    document.RecordChanges = wanted["record"]
    for old, new in wanted.get("replace", []):
        found(document, old).setString(new)
    for words in wanted.get("part", []):
        place = found(document, words)
        place.Text.insertControlCharacter(place.getEnd(), 0, False)


def main(profile, source, target, wanted):
    process, context = office(profile, f"bulletin{Path(profile).name}{time.time_ns()}")
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (value("Hidden", True),))
    try:
        edit(document, json.loads(wanted))
        document.storeToURL(Path(target).as_uri(), (value("FilterName", "MS Word 2007 XML"),))
    finally:
        document.close(True)
        try:
            desktop.terminate()
        except Exception:  # The bridge goes down with the office.
            pass
        process.wait(60)


main(*sys.argv[1:])
