@rem What `exec` of package.json's scripts is to Windows, whose shell has none.
@%*
