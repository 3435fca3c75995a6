"""The text of documents after LibreOffice has accepted or rejected all their tracked changes, as JSON on standard output.

Usage: decide.py PROFILE DOCUMENT... ; needs LibreOffice and its Python bridge (Debian package python3-uno).
"""
import json
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

profile, documents = sys.argv[1], sys.argv[2:]
pipe = f'bulletin{os.getpid()}'
office = subprocess.Popen(
    ['soffice', f'-env:UserInstallation=file://{profile}', '--headless', '--norestore', f'--accept=pipe,name={pipe};urp;'],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
    for _ in range(120):
        try:
            return resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        except Exception:
            time.sleep(0.5)
    raise SystemExit('LibreOffice did not start')


def lines(document):
    found = []
    parts = document.Text.createEnumeration()
    while parts.hasMoreElements():
        part = parts.nextElement()
        if part.supportsService('com.sun.star.text.TextTable'):
            for row in range(part.Rows.Count):
                found.append('\t'.join(part.getCellByPosition(column, row).String for column in range(part.Columns.Count)))
        else:
            found.append(part.String)
    return [line for line in found if line.strip()]


try:
    context = connect()
    desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
    dispatcher = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.DispatchHelper', context)
    hidden = PropertyValue()
    hidden.Name, hidden.Value = 'Hidden', True
    told = []
    for path in documents:
        decided = {}
        for name, command in (('taken', 'AcceptAllTrackedChanges'), ('refused', 'RejectAllTrackedChanges')):
            document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), '_blank', 0, (hidden,))
            dispatcher.executeDispatch(document.CurrentController.Frame, f'.uno:{command}', '', 0, ())
            decided[name] = lines(document)
            document.close(True)
        told.append(decided)
    print(json.dumps(told))
    try:
        desktop.terminate()
    except Exception:
        pass
finally:
    time.sleep(1)
    office.terminate()
