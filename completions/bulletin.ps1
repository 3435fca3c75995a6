# Completion of bulletin for PowerShell 5.1 and 7. In $PROFILE: bulletin completion powershell | Out-String | Invoke-Expression
# `bulletin complete` says what may stand at the cursor: a first line (none, folders, files), then a candidate and what it is on each line.
# Where it has none, PowerShell completes files itself.

Register-ArgumentCompleter -Native -CommandName bulletin -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @(
    $commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object {
      if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    }
  )
  $words += $wordToComplete
  # As base64, since PowerShell 5.1 loses empty arguments and quotation marks on the way to a program.
  $json = ConvertTo-Json -Compress -InputObject @($words | ForEach-Object { "$_" })
  $encoded = [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($json))
  $before = [Console]::OutputEncoding
  try {
    # Else a Chinese Windows reads what comes back as GBK.
    [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
    $lines = @(& bulletin complete --shell powershell --base64 $encoded 2> $null)
  } finally {
    [Console]::OutputEncoding = $before
  }
  $lines | Select-Object -Skip 1 | ForEach-Object {
    $value, $about = $_ -split "`t", 2
    $text = if ($value -match '^[\p{L}\p{N}_./\\-][\p{L}\p{N}_./\\:=-]*$') { $value } else { "'" + ($value -replace "['\u2018\u2019\u201a\u201b]", '$0$0') + "'" }
    $tip = if ($about) { $about } else { $value }
    [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $tip)
  }
}
